# One image for every part; what runs is the command: serve ingest | dispatcher | notifier | simulator.
# `./campana build` makes the libraries it holds.
FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --create-home --home-dir /var/lib/campana campana
COPY standalone/target/campana/lib /opt/campana/lib
USER campana
WORKDIR /var/lib/campana
EXPOSE 8080
# No heap dumps: they would hold numbers in clear. Out of memory ends the process and the engine starts it anew.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:-HeapDumpOnOutOfMemoryError", "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Duser.timezone=UTC", \
    "-cp", "/opt/campana/lib/*", "org.campana.standalone.Campana"]
CMD ["serve", "all"]
