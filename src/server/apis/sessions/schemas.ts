/** Bodies of the session API, each with the example of its document. */
import { z } from 'zod';

export const taskId = '550e8400-e29b-41d4-a716-446655440000';
const sessionId = 'session_abc123_1703123456789';
const stamp = z.string().meta({ format: 'date-time' });

export const statuses = ['queued', 'processing', 'completed', 'failed', 'cancelled', 'expired'] as const;
export const Status = z.enum(statuses);
export type Status = z.output<typeof Status>;

export const Session = z.object({ session_id: z.string(), created_at: stamp, expires_in_hours: z.number() }).meta({
  id: 'Session',
  examples: [{ session_id: sessionId, created_at: '2024-12-18T10:30:45+08:00', expires_in_hours: 72 }],
});

export const Uploaded = z
  .object({
    taskId: z.string(),
    status: Status,
    message: z.string(),
    fileCount: z.number(),
    createdAt: stamp,
  })
  .meta({
    id: 'SessionUpload',
    examples: [
      {
        taskId,
        status: 'queued',
        message: 'Successfully uploaded 2 file(s) and queued for processing',
        fileCount: 2,
        createdAt: '2024-12-18T10:30:45+08:00',
      },
    ],
  });

export const Limits = z
  .object({
    max_file_size: z.number(),
    max_file_size_mb: z.number(),
    allowed_content_types: z.array(z.string()),
    allowed_extensions: z.array(z.string()),
  })
  .meta({
    id: 'SessionUploadLimits',
    examples: [
      {
        max_file_size: 52_428_800,
        max_file_size_mb: 50,
        allowed_content_types: ['application/pdf', 'image/png'],
        allowed_extensions: ['.pdf', '.png'],
      },
    ],
  });

export const TaskStatus = z
  .object({
    taskId: z.string(),
    status: Status,
    progress: z.number(),
    createdAt: stamp,
    updatedAt: stamp,
    completedAt: stamp.nullable(),
    fileCount: z.number(),
    downloadUrls: z.array(z.string()),
    message: z.string().optional().describe('Why the task failed, or which of the files could not be used'),
  })
  .meta({
    id: 'SessionTaskStatus',
    examples: [
      {
        taskId,
        status: 'completed',
        progress: 100,
        createdAt: '2024-12-18T10:30:45+08:00',
        updatedAt: '2024-12-18T10:32:15+08:00',
        completedAt: '2024-12-18T10:32:15+08:00',
        fileCount: 2,
        downloadUrls: [`/api/download/${taskId}/processed_invoices.pdf`],
      },
    ],
  });
export type TaskStatus = z.output<typeof TaskStatus>;

export const TaskProgress = z
  .object({
    task_id: z.string(),
    progress: z.number(),
    status: Status,
    updated_at: stamp,
    stage: z.string(),
    estimated_remaining_seconds: z.number().nullable().describe('null until there is enough progress for an estimate'),
    estimated_completion_at: stamp.nullable(),
    progress_rate_per_minute: z.number().nullable(),
  })
  .meta({
    id: 'SessionTaskProgress',
    examples: [
      {
        task_id: taskId,
        progress: 75,
        status: 'processing',
        updated_at: '2024-12-18T10:31:30+08:00',
        stage: 'Processing PDF files',
        estimated_remaining_seconds: 30,
        estimated_completion_at: '2024-12-18T10:32:00+08:00',
        progress_rate_per_minute: 25.5,
      },
    ],
  });
export type TaskProgress = z.output<typeof TaskProgress>;

export const ListedTask = z.object({
  task_id: z.string(),
  status: Status,
  progress: z.number(),
  created_at: stamp,
  updated_at: stamp,
  completed_at: stamp.nullable(),
  file_count: z.number(),
});
export type ListedTask = z.output<typeof ListedTask>;

export const TaskList = z.object({ tasks: z.array(ListedTask), total_count: z.number(), session_id: z.string() }).meta({
  id: 'SessionTaskList',
  examples: [
    {
      tasks: [
        {
          task_id: taskId,
          status: 'completed',
          progress: 100,
          created_at: '2024-12-18T10:30:45+08:00',
          updated_at: '2024-12-18T10:32:15+08:00',
          completed_at: '2024-12-18T10:32:15+08:00',
          file_count: 2,
        },
      ],
      total_count: 1,
      session_id: sessionId,
    },
  ],
});

const changed = { task_id: z.string(), status: Status, message: z.string() };
export const Started = z.object({ ...changed, started_at: stamp }).meta({
  id: 'SessionTaskStarted',
  examples: [
    {
      task_id: taskId,
      status: 'processing',
      message: 'Task queued for asynchronous processing',
      started_at: '2024-12-18T10:30:50+08:00',
    },
  ],
});
export const Cancelled = z.object({ ...changed, cancelled_at: stamp }).meta({
  id: 'SessionTaskCancelled',
  examples: [
    {
      task_id: taskId,
      status: 'cancelled',
      message: 'Task cancelled successfully',
      cancelled_at: '2024-12-18T10:31:00+08:00',
    },
  ],
});
export const Retried = z.object({ ...changed, retried_at: stamp }).meta({
  id: 'SessionTaskRetried',
  examples: [
    {
      task_id: taskId,
      status: 'queued',
      message: 'Task queued for retry',
      retried_at: '2024-12-18T10:35:00+08:00',
    },
  ],
});
export const Deleted = z.object({ message: z.string(), task_id: z.string(), files_cleaned: z.boolean() }).meta({
  id: 'SessionTaskDeleted',
  examples: [{ message: `Task ${taskId} deleted successfully`, task_id: taskId, files_cleaned: true }],
});

export const Statistics = z
  .object({
    total_tasks: z.number(),
    status_counts: z.object({
      queued: z.number(),
      processing: z.number(),
      completed: z.number(),
      failed: z.number(),
      expired: z.number(),
      cancelled: z.number().optional().describe('Absent if no task was cancelled'),
    }),
    avg_processing_time_seconds: z.number().describe('Average over the completed tasks; 0 if there are none'),
    session_id: z.string(),
  })
  .meta({
    id: 'SessionStatistics',
    examples: [
      {
        total_tasks: 5,
        status_counts: { queued: 1, processing: 0, completed: 3, failed: 1, expired: 0 },
        avg_processing_time_seconds: 45.2,
        session_id: sessionId,
      },
    ],
  });

/** For answers that only say what was done. */
export const Message = z
  .object({ message: z.string() })
  .meta({ id: 'SessionMessage', examples: [{ message: 'Webhook removed' }] });

const healthy = {
  status: 'healthy',
  services: { redis: 'healthy', file_storage: 'healthy' },
  backend: 'sqlite',
  timestamp: 1_734_489_045,
} as const;

export const Health = z
  .object({
    status: z.enum(['healthy', 'unhealthy']),
    services: z.object({
      redis: z.enum(['healthy', 'unhealthy']).describe('The queue, whatever it is made of: see `backend`'),
      file_storage: z.enum(['healthy', 'unhealthy']),
    }),
    backend: z.string(),
    timestamp: z.number().describe('Unix time in seconds'),
  })
  .meta({ id: 'SessionHealth', examples: [healthy] });
export type Health = z.output<typeof Health>;

export const QueueStatistics = z
  .object({
    queued_tasks: z.number(),
    processing_tasks: z.number(),
    completed_tasks_today: z.number(),
    failed_tasks_today: z.number(),
    average_processing_time: z.number().describe('In seconds, over the tasks completed today; 0 if there are none'),
    queue_health: z.enum(['healthy', 'unhealthy']),
  })
  .meta({
    id: 'SessionQueueStatistics',
    examples: [
      {
        queued_tasks: 2,
        processing_tasks: 1,
        completed_tasks_today: 150,
        failed_tasks_today: 3,
        average_processing_time: 12.4,
        queue_health: 'healthy',
      },
    ],
  });
export type QueueStatistics = z.output<typeof QueueStatistics>;

const queueHealthy = {
  healthy: true,
  redis_connection: 'ok',
  celery_workers: 4,
  queue_size: 2,
  backend: 'sqlite',
  timestamp: '2024-12-18T10:30:45+08:00',
} as const;

export const QueueHealth = z
  .object({
    healthy: z.boolean(),
    redis_connection: z.enum(['ok', 'error']).describe('To the queue, whatever it is made of: see `backend`'),
    celery_workers: z.number().describe('How many tasks can run at once'),
    queue_size: z.number(),
    backend: z.string(),
    timestamp: stamp,
  })
  .meta({ id: 'SessionQueueHealth', examples: [queueHealthy] });

const failed = { error: z.literal(true), code: z.string(), message: z.string() };
const unavailable = { error: true, code: 'SERVICE_UNAVAILABLE', message: 'The queue does not answer' } as const;
/** 503 answers in the form of every error, with the findings in addition. */
export const Unhealthy = Health.extend(failed).meta({
  id: 'SessionUnhealthy',
  examples: [
    { ...unavailable, ...healthy, status: 'unhealthy', services: { redis: 'unhealthy', file_storage: 'healthy' } },
  ],
});
export const QueueUnhealthy = QueueHealth.extend(failed).meta({
  id: 'SessionQueueUnhealthy',
  examples: [{ ...unavailable, ...queueHealthy, healthy: false, redis_connection: 'error' }],
});
