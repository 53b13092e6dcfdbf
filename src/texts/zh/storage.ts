/** Failures to open the storage of a server. */
import type { storage as english } from '../en/storage.ts';
import type { Translation } from '../template.ts';

export const storage: Translation<typeof english> = {
  'storage.twoAddresses': 'serve.{setting} 和 serve.{setting}UrlFile 都已设置',
  'advice.oneAddress': '请只在其中一处给出地址',
  'storage.addressUnreadable': '无法读取文件 {file}（serve.{setting}UrlFile）',
  'storage.noAddress': '文件 {file}（serve.{setting}UrlFile）中没有数据库地址',
  'advice.addressInFile': '请在第一行写 postgres://用户:密码@主机:端口/数据库',
  'storage.keyNeeded': 'PostgreSQL 中的记录和存储桶中的文件需要加密密钥',
  'advice.makeKey': '请用 `openssl rand -hex 32` 生成密钥，然后设置 {variable} 或用 --blob-key-file 指定密钥文件',
  'storage.queueAddress': '记录在文件中时，队列不能在 PostgreSQL 中',
  'advice.queueAddress': '请在 serve.database 中也指定 PostgreSQL 数据库，或不要设置 serve.queue，队列将与记录在一起',
  'storage.notInFiles': '记录或文件不在本地文件中，此命令无法复制',
  'advice.pgDump': '请先停止服务器，用 pg_dump 复制数据库，再复制文件',
  'storage.noPostgres': '配置中没有指定 PostgreSQL 数据库',
  'advice.namePostgres': '请在 serve.database 或 serve.databaseUrlFile 中指定。服务器会自行更新文件数据库',
  'advice.shareStores':
    '请在 serve.database 中指定 PostgreSQL 数据库，在 serve.blobs 中指定存储桶（s3://…）；serve.queue 也可以在 PostgreSQL 中，但不能是文件',
  'serve.noWorkers': '没有工作进程的服务器需要把记录放在 PostgreSQL 中、文件放在存储桶中，工作进程才能找到',
  'worker.notShared': '工作进程需要记录在 PostgreSQL 中、文件在存储桶中，与服务器相同',
  'worker.idle': 'worker 至少同时运行 1 个任务（--workers）',
  'storage.usedByAnother': '另一台服务器正在使用数据库 {name}',
  'advice.soleServer': '请先停止它。多台服务器需要把文档放在存储桶里，并把队列放在 PostgreSQL 中',
  'storage.silent': '存储没有响应',
  'queue.silent': '队列没有响应',
  'storage.noBucket': '地址 {address} 没有指定存储桶',
  'advice.bucketAddress':
    '请写 s3://存储桶/前缀?region=区域&endpoint=https://主机。凭证来自 AWS_ACCESS_KEY_ID、AWS_PROFILE 或机器的角色',
};
