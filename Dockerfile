# Three stages: the front end, the Python packages, and the image that runs; compilers stay behind.
# The bases are Debian 12, as on the machine of bin/run: same Python, same Pango.

FROM node:22-bookworm-slim AS frontend
WORKDIR /build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 python3-venv \
 && rm -rf /var/lib/apt/lists/*
COPY requirements-styles.txt ./
RUN python3 -m venv /opt/sass && /opt/sass/bin/pip install --no-cache-dir --require-hashes -r requirements-styles.txt
COPY package.json package-lock.json .npmrc ./
COPY frontend frontend
COPY bin/support/frontend.py bin/support/frontend.py
RUN mkdir -p .run && /opt/sass/bin/python bin/support/frontend.py

FROM python:3.11-slim-bookworm AS packages
RUN python -m venv /opt/venv
COPY requirements-production.txt ./
RUN /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements-production.txt

FROM python:3.11-slim-bookworm
# Pango and fonts for PDF, also for the emoji in a text of an applicant; fonts of ours come with the front end.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core fonts-noto-color-emoji \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin clusterbeleid \
 && install -d -o clusterbeleid -g clusterbeleid -m 0700 /data /data/media /data/beat
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=clusterbeleid.settings.production \
    MEDIA_ROOT=/data/media \
    BEAT_SCHEDULE_FILE=/data/beat/schedule \
    STATIC_ROOT=/app/static_collected
WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY manage.py pyproject.toml ./
COPY templates templates
COPY static static
COPY clusterbeleid clusterbeleid
COPY clusters clusters
COPY agreements agreements
COPY committee committee
COPY applications applications
COPY cofinancing cofinancing
COPY evaluations evaluations
COPY projects projects
COPY --from=frontend /build/static_built static_built
# Sentences and static files are made with settings that need no secret; nothing connects anywhere.
RUN DJANGO_SETTINGS_MODULE=clusterbeleid.settings.build python manage.py build_messages \
 && DJANGO_SETTINGS_MODULE=clusterbeleid.settings.build python manage.py collectstatic --noinput --verbosity 0
USER 10001
EXPOSE 8000
# The probe asks as the first allowed host would, so no host name is opened for it.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-m", "clusterbeleid.probe", "http://127.0.0.1:8000/healthz"]
CMD ["gunicorn", "clusterbeleid.wsgi", "--bind", "0.0.0.0:8000", "--workers", "5", "--preload", "--max-requests", "2000", "--max-requests-jitter", "200", "--timeout", "60", "--graceful-timeout", "20", "--worker-tmp-dir", "/dev/shm", "--limit-request-line", "8190", "--no-control-socket", "--access-logfile", "-", "--access-logformat", "%(h)s %(m)s %(U)s %(s)s %(M)sms"]
