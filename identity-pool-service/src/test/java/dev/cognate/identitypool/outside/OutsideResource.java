package dev.cognate.identitypool.outside;

import static java.util.Map.entry;

import dev.cognate.testkit.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points the service to the {@link OutsideWorld}, which tests open when they need it. */
public final class OutsideResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        String base = "http://127.0.0.1:" + FreePort.pick();
        int keycloak = FreePort.pick();
        return Map.ofEntries(
                entry("test.outside.url", base),
                entry("test.keycloak.port", String.valueOf(keycloak)),
                entry(
                        "cognate.login-provider.address.\"keycloak.example.com/realms/office\"",
                        "http://127.0.0.1:" + keycloak + "/realms/office"),
                entry("cognate.login-provider.user-pools-url", base + "/user-pools"),
                entry("cognate.login-provider.address.\"accounts.google.com\"", base + "/accounts.google.com"),
                entry("cognate.login-provider.address.\"appleid.apple.com\"", base + "/appleid.apple.com"),
                entry("cognate.login-provider.address.\"login.example.com\"", base + "/login.example.com"),
                entry("cognate.login-provider.address.\"lying.example.com\"", base + "/lying.example.com"),
                entry("cognate.login-provider.address.\"silent.example.com\"", "http://127.0.0.1:1"),
                entry("cognate.login-provider.facebook-url", base + "/facebook"),
                entry("cognate.login-provider.amazon-url", base + "/amazon"),
                entry("cognate.credentials.upstream.outside.url", base + "/sts"),
                entry("cognate.credentials.upstream.other.url", base + "/other-sts"),
                entry("cognate.credentials.upstream.other.role-arn", "arn:minio:iam:::role/cognate"),
                entry("cognate.credentials.upstream.other.limits-guests", "false"),
                entry("cognate.credentials.upstream.silent.url", "http://127.0.0.1:1/"));
    }

    @Override
    public void stop() {
        // the world ends with the JVM
    }
}
