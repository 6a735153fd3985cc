package org.campana.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.campana.carrier.SimulatorApplication;
import org.campana.carrier.SimulatorConfiguration;
import org.campana.dispatcher.runtime.DispatcherConfiguration;
import org.campana.ingest.runtime.IngestConfiguration;
import org.campana.notifier.runtime.NotifierConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// One running process: the chosen services in one Spring context on one port, and under them the embedded pair
/// where no broker and database are configured.
public final class CampanaProcess implements AutoCloseable {

    /// Set by the launcher for the run from which the JVM's cache for later starts is made.
    private static final String LEARNS_START = "campana.learns-start";

    private final ConfigurableApplicationContext services;
    private final @Nullable Foundations foundations;
    private final CountDownLatch closed = new CountDownLatch(1);

    private CampanaProcess(ConfigurableApplicationContext services, @Nullable Foundations foundations) {
        this.services = services;
        this.foundations = foundations;
    }

    /// Starts the services; on failure closes what was started and passes the failure on.
    ///
    /// @param foundations the embedded pair, or null when broker and database are configured
    /// @param more configuration classes beside the services' own
    /// @param properties win over files and environment
    static CampanaProcess start(
            Set<Service> chosen,
            @Nullable Foundations foundations,
            List<Class<?>> more,
            Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        if (foundations != null) {
            all.putAll(foundations.properties());
        }
        List<Class<?>> sources = new ArrayList<>();
        // The simulator alone stands on no database.
        sources.add(chosen.equals(Set.of(Service.SIMULATOR)) ? SimulatorApplication.class : Base.class);
        chosen.forEach(service -> sources.addAll(configurations(service)));
        sources.addAll(more);
        SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.addListeners(new EndWhenBroken());
        if (foundations != null) {
            application.addInitializers(context -> ((GenericApplicationContext) context)
                    .registerBean(BrokerStart.class, () -> new BrokerStart(foundations)));
        }
        String[] arguments = all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        try {
            CampanaProcess process = new CampanaProcess(application.run(arguments), foundations);
            Runtime.getRuntime().addShutdownHook(new Thread(process::end, "campana-shutdown"));
            return process;
        } catch (RuntimeException failed) {
            if (foundations != null) {
                foundations.close();
            }
            throw failed;
        }
    }

    /// All three services and the simulator on the embedded pair, for a demo.
    ///
    /// @param data where broker and database keep theirs
    public static CampanaProcess startDemo(Path data, Talk talk, List<Class<?>> more, Map<String, Object> properties) {
        talk.begin("Starting PostgreSQL");
        Foundations foundations = Foundations.start(data);
        talk.done();
        talk.begin("Starting Kafka and the services");
        CampanaProcess process = start(EnumSet.of(Service.ALL, Service.SIMULATOR), foundations, more, properties);
        talk.done();
        return process;
    }

    private static List<Class<?>> configurations(Service service) {
        return switch (service) {
            case ALL -> List.of(IngestConfiguration.class, DispatcherConfiguration.class, NotifierConfiguration.class);
            case INGEST -> List.of(IngestConfiguration.class);
            case DISPATCHER -> List.of(DispatcherConfiguration.class);
            case NOTIFIER -> List.of(NotifierConfiguration.class);
            case SIMULATOR -> List.of(SimulatorConfiguration.class);
        };
    }

    /// The running Spring context.
    public ConfigurableApplicationContext services() {
        return services;
    }

    /// Waits until the process is told to end.
    public void await() {
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Told to end from outside. The launcher's first run has the JVM write down what it loaded, after this: whoever
    /// waits at the terminal should know why.
    private void end() {
        close();
        if (Boolean.getBoolean(LEARNS_START)) {
            System.err.println("Stopped. Noting down what this start needed, so that the next one takes half as long"
                    + " (once, some 15 seconds) ...");
        }
    }

    /// Stops the services first, then the broker and the database under them. Safe to call twice.
    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        try {
            services.close();
        } finally {
            if (foundations != null) {
                foundations.close();
            }
            closed.countDown();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Base {}

    /// A service whose consumer died must not look alive: the process ends and its supervisor starts it again.
    private static final class EndWhenBroken implements ApplicationListener<AvailabilityChangeEvent<LivenessState>> {

        @Override
        public void onApplicationEvent(AvailabilityChangeEvent<LivenessState> change) {
            if (change.getState() == LivenessState.BROKEN) {
                Thread.ofPlatform().name("campana-end").start(() -> System.exit(ExitCode.UNHEALTHY.code()));
            }
        }
    }
}
