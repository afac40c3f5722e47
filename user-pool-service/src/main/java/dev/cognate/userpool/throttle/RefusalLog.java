package dev.cognate.userpool.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Tells the operator which limit refuses requests, once a minute at most. */
final class RefusalLog {
    private static final Logger LOG = Logger.getLogger(RefusalLog.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant silentUntil = Instant.MIN;
    private long unsaid;

    RefusalLog(Clock clock) {
        this.clock = clock;
    }

    void ofAddress(String address, String category) {
        if (mayTell()) {
            LOG.warnf(
                    "Too many requests from %s (cognate.throttle.per-address.%s); %d refused since the last such line."
                            + " If this is a proxy or a server of your own, name it in cognate.wire.trusted-proxies or"
                            + " cognate.throttle.exempt-addresses",
                    address, category, said());
        }
    }

    void ofClient(String client, String category) {
        if (mayTell()) {
            LOG.warnf(
                    "Too many requests for app client %s (cognate.throttle.per-client.%s); %d refused since the last"
                            + " such line",
                    client, category, said());
        }
    }

    private synchronized boolean mayTell() {
        unsaid++;
        Instant now = clock.instant();
        if (now.isBefore(silentUntil)) {
            return false;
        }
        silentUntil = now.plus(PAUSE);
        return true;
    }

    private synchronized long said() {
        long count = unsaid;
        unsaid = 0;
        return count;
    }
}
