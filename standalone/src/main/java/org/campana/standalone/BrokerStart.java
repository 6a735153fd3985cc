package org.campana.standalone;

import org.springframework.context.SmartLifecycle;

/// Holds the services up at the point where they need the embedded broker. Until then they start beside it: after a
/// kill it waits three seconds for its own old registration to expire.
final class BrokerStart implements SmartLifecycle {

    /// Before topics are made.
    private static final int PHASE = 50;

    private final Foundations foundations;
    private volatile boolean running;

    BrokerStart(Foundations foundations) {
        this.foundations = foundations;
    }

    @Override
    public void start() {
        foundations.awaitBroker();
        running = true;
    }

    /// The broker is stopped when all services are.
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
