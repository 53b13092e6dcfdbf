# invoicectl as a server: docker build -t invoicectl . && docker run -p 8000:8000 -v invoicectl:/data invoicectl
# Or as a command: docker run --rm -v "$PWD:/work" -w /work invoicectl extract may/ -o may.xlsx
# LibreOffice is not in it: what needs it is in docs/converting.md.

FROM node:24-bookworm-slim AS build
WORKDIR /source
COPY package.json package-lock.json .npmrc ./
COPY bin bin
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm pack --ignore-scripts --pack-destination /packed
# Typst draws e-invoices that are XML alone.
RUN mkdir /app && cd /app && echo '{}' > package.json \
  && npm install --omit=dev /packed/invoicectl-*.tgz @myriaddreamin/typst-ts-node-compiler@0.7.0

FROM node:24-bookworm-slim
ENV NODE_ENV=production INVOICECTL_CACHE_DIR=/tmp/invoicectl
COPY --from=build /app /app
RUN ln -s /app/node_modules/.bin/invoicectl /usr/local/bin/invoicectl \
  && mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8000/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["invoicectl"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000", "--data-dir", "/data"]
