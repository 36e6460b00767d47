# kzgraph as a program. docker-compose.yml builds it for the profile `load`; by hand: docker build -t kzgraph .
FROM python:3.11.14-slim-bookworm

COPY pyproject.toml README.md LICENSE /src/
COPY kzgraph /src/kzgraph
COPY cypher /src/cypher
COPY seeds /src/seeds
RUN pip install --no-cache-dir --disable-pip-version-check --root-user-action=ignore /src && rm -r /src

# What was loaded is kept in .kzgraph/ of the folder that it works in: a volume there outlives the container.
RUN useradd --create-home --uid 10001 kzgraph && install -d -o kzgraph -g kzgraph /workspace
USER kzgraph
WORKDIR /workspace
ENTRYPOINT ["kzgraph"]
CMD ["--help"]
