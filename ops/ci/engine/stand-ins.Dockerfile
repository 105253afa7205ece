# In place of images that cannot be pulled: Debian's Redis 7 and InfluxDB 1.6, and FerretDB, which speaks MongoDB's protocol.

FROM node:24-bookworm-slim AS redis
RUN apt-get -qq update && apt-get -qq install -y --no-install-recommends redis-server && \
    install -d -o redis -g redis /data
VOLUME /data

# The users of the real image are not made here: nothing writes series yet.
FROM node:24-bookworm-slim AS influxdb
RUN apt-get -qq update && apt-get -qq install -y --no-install-recommends influxdb curl
VOLUME /var/lib/influxdb
USER influxdb
CMD ["influxd"]

FROM node:24-bookworm-slim AS mongo
COPY ferretdb /usr/local/bin/
RUN useradd --system mongodb && install -d -o mongodb -g mongodb /data/db
VOLUME /data/db
