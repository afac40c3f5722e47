package dev.cognate.userpool.token;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Puts Amazon's Corretto Crypto Provider first where it loads: it signs RSA about four times as fast as the JDK. */
@ApplicationScoped
class FastCryptography {
    private static final Logger LOG = Logger.getLogger(FastCryptography.class);

    private volatile boolean installed;

    /** Whether a signature takes a quarter of a millisecond, which an event loop can spare, or four times as long. */
    boolean isInstalled() {
        return installed;
    }

    void install(@Observes @Priority(1) StartupEvent start) {
        try {
            AmazonCorrettoCryptoProvider.install();
            installed = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null;
        } catch (LinkageError elsewhere) {
            LOG.debugf("RSA by the JDK: %s", elsewhere.getMessage());
        }
    }
}
