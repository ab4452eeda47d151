# One image for web, worker, beat, migration and roles; the command differs. The image
# that makes copies has besides the programs of PostgreSQL that read a whole database.

FROM node:24-slim AS voorkant
WORKDIR /keten
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM python:3.11-slim-bookworm AS keten
# WeasyPrint loads these; everything else comes with the Python packages.
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      libpango-1.0-0 libpangocairo-1.0-0 libpangoft2-1.0-0 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /keten
COPY requirements-productie.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements-productie.txt
COPY manage.py ./
COPY keten keten
COPY signalen signalen
COPY meldingen meldingen
COPY casusoverleg casusoverleg
COPY templates templates
COPY static static
ENV DJANGO_SETTINGS_MODULE=keten.settings.productie \
    KETEN_OMGEVING_KLAAR=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
# The values only let the settings load; nothing of them stays in the image.
RUN --mount=from=voorkant,source=/keten/node_modules,target=node_modules \
    python -c "from keten.opstart import voorkant; voorkant.build()" \
 && KETEN_SECRET_KEY=bouw DATABASE_URL=postgresql:///bouw KETEN_HOSTS=bouw \
    KETEN_AFZENDER=bouw python manage.py collectstatic --no-input
RUN useradd --system --uid 10001 --no-create-home keten
USER keten
EXPOSE 8000

FROM keten AS kopie
USER root
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
USER keten

FROM keten
