package dev.cognate.wire.readiness;

import dev.cognate.iam.Network;
import dev.cognate.wire.config.AccountConfig;
import dev.cognate.wire.config.RootKeyConfig;
import dev.cognate.wire.config.WireConfig;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings every service with an AWS API has: its root key, its address and whom it believes. */
@Singleton
final class WireReadiness implements ReadinessCheck {
    private static final int SHORTEST_SECRET = 32;
    /** Keys that are printed in public, here or in AWS's own pages. */
    private static final Set<String> PUBLIC_KEYS =
            Set.of("AKIACOGNATELOCALROOT", "AKIDUSERPOOLTESTS", "AKIAIOSFODNN7EXAMPLE");

    private final RootKeyConfig root;
    private final AccountConfig account;
    private final WireConfig wire;
    private final boolean rewritesHost;

    WireReadiness(
            RootKeyConfig root,
            AccountConfig account,
            WireConfig wire,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean rewritesHost) {
        this.root = root;
        this.account = account;
        this.wire = wire;
        this.rewritesHost = rewritesHost;
    }

    @Override
    public List<UnsafeSetting> unsafeSettings() {
        List<UnsafeSetting> unsafe = new ArrayList<>();
        if (root.rootAccessKeyId().filter(PUBLIC_KEYS::contains).isPresent()) {
            unsafe.add(new UnsafeSetting("cognate.iam.root-access-key-id", "everybody knows this key"));
        }
        if (root.rootSecretAccessKey().orElse("").length() < SHORTEST_SECRET) {
            unsafe.add(new UnsafeSetting(
                    "cognate.iam.root-secret-access-key", "it is shorter than " + SHORTEST_SECRET + " characters"));
        }
        if (!account.publicUrl().toLowerCase(Locale.ROOT).startsWith("https://")) {
            unsafe.add(new UnsafeSetting(
                    "cognate.public-url",
                    account.publicUrl() + " is not https, so tokens and codes can be read on their way"));
        }
        if (wire.trustedProxies().stream().anyMatch(proxy -> Network.of(proxy).bits() == 0)) {
            unsafe.add(new UnsafeSetting(
                    "cognate.wire.trusted-proxies", "every client is believed what address it says it has"));
        }
        if (rewritesHost) {
            unsafe.add(new UnsafeSetting(
                    "quarkus.http.proxy.proxy-address-forwarding",
                    "it changes the host that signatures cover, and believes every client"));
        }
        return unsafe;
    }
}
