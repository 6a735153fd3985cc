# One image for every part; what runs is the command: serve ingest | dispatcher | notifier | simulator.
# `./campana build` makes the libraries it holds.
FROM eclipse-temurin:25-jre AS libraries
RUN useradd --uid 10001 --create-home --home-dir /var/lib/campana campana
COPY standalone/target/campana/lib /opt/campana/lib
USER campana
WORKDIR /var/lib/campana

# A notifier that was killed must send again within seconds, and half of a start is loading and linking. The demo plays
# one alert from its report to the last phone, and what that took is kept for every start (JEP 483, 514, 515). Another JVM
# or other libraries than these start without it, and so does an image that was built where the demo could not run.
FROM libraries AS lesson
RUN java -XX:+UseSerialGC -XX:AOTCacheOutput=/tmp/start.aot --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -Duser.timezone=UTC -Dfile.encoding=UTF-8 \
    -cp "/opt/campana/lib/*" org.campana.standalone.Campana demo --run --data /tmp/school || : >/tmp/start.aot

FROM libraries
COPY --from=lesson --chown=root:root /tmp/start.aot /opt/campana/start.aot
EXPOSE 8080
# No heap dumps: they would hold numbers in clear. Out of memory ends the process and the engine starts it anew.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:-HeapDumpOnOutOfMemoryError", "-XX:+ExitOnOutOfMemoryError", \
    "-XX:+UseSerialGC", "-XX:AOTCache=/opt/campana/start.aot", "-Xlog:aot*=off", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Duser.timezone=UTC", \
    "-Dfile.encoding=UTF-8", "-cp", "/opt/campana/lib/*", "org.campana.standalone.Campana"]
CMD ["serve", "all"]
