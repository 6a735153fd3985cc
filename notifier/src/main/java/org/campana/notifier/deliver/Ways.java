package org.campana.notifier.deliver;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.campana.notifier.ledger.Share;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The accounts of one channel, in the order in which they are preferred. The first that is steady leads: it takes
/// whatever is not bound to another that is steady. What follows an alert is bound to the account the alert came from,
/// and a new try to that of the try before, so nobody hears of one matter from two numbers without need.
///
/// An account that is probed takes one fresh text as if it led. So the first takes over again by itself when it works,
/// and the standby is never tried out on people whom the first can reach.
final class Ways {

    private static final Logger log = LoggerFactory.getLogger(Ways.class);

    private final List<Carrier> carriers;
    private final AtomicReference<Carrier> lastLeader;

    /// @param carriers of one channel, the preferred first; one or more
    Ways(List<Carrier> carriers) {
        this.carriers = List.copyOf(carriers);
        this.lastLeader = new AtomicReference<>(first());
    }

    List<Carrier> carriers() {
        return carriers;
    }

    Carrier first() {
        return carriers.getFirst();
    }

    /// Which part of the queue is this account's now.
    Share share(Carrier carrier) {
        leader().ifPresent(this::noteChange);
        Set<String> others = carriers.stream()
                .filter(other -> other != carrier && other.steady())
                .map(Carrier::account)
                .collect(Collectors.toSet());
        boolean leads = carriers.subList(0, carriers.indexOf(carrier)).stream().noneMatch(Carrier::steady);
        return new Share(carrier.kind(), carrier.account(), leads, others, !others.isEmpty() && !carrier.steady());
    }

    /// The account that sends; empty while none is known to work.
    Optional<Carrier> leader() {
        return carriers.stream().filter(Carrier::steady).findFirst();
    }

    boolean standbySends() {
        return leader().filter(leader -> leader != first()).isPresent();
    }

    private void noteChange(Carrier leader) {
        if (lastLeader.getAndSet(leader) != leader) {
            log.atWarn()
                    .addKeyValue("channel", leader.kind())
                    .addKeyValue("account", leader.account())
                    .log("another account sends from now on");
        }
    }
}
