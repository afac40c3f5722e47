package dev.cognate.wire.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.wire.config.AccountConfig;
import dev.cognate.wire.config.RootKeyConfig;
import dev.cognate.wire.config.WireConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireReadinessTest {
    private static final Map<String, String> SAFE = Map.of(
            "cognate.iam.root-access-key-id", "AKIA2222333344445555",
            "cognate.iam.root-secret-access-key", "0123456789abcdef0123456789abcdef01234567",
            "cognate.public-url", "https://id.example.com",
            "cognate.wire.trusted-proxies", "10.0.0.0/8");

    private static List<String> unsafe(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(RootKeyConfig.class)
                .withMapping(AccountConfig.class)
                .withMapping(WireConfig.class)
                .withConverter(
                        io.quarkus.runtime.configuration.MemorySize.class,
                        100,
                        new io.quarkus.runtime.configuration.MemorySizeConverter())
                .withConverter(java.time.Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .withValidateUnknown(false)
                .withDefaultValues(settings)
                .build();
        boolean forwards = Boolean.parseBoolean(settings.get("quarkus.http.proxy.proxy-address-forwarding"));
        return new WireReadiness(
                        config.getConfigMapping(RootKeyConfig.class),
                        config.getConfigMapping(AccountConfig.class),
                        config.getConfigMapping(WireConfig.class),
                        forwards)
                .unsafeSettings().stream().map(UnsafeSetting::property).toList();
    }

    @Test
    void shouldFindNothingWrongWithSafeSettings() {
        assertThat(unsafe(SAFE)).isEmpty();
    }

    @Test
    void shouldRefuseTheDefaults() {
        assertThat(unsafe(Map.of()))
                .containsExactlyInAnyOrder("cognate.iam.root-secret-access-key", "cognate.public-url");
    }

    @ParameterizedTest
    @CsvSource({
        "cognate.iam.root-access-key-id,AKIACOGNATELOCALROOT",
        "cognate.iam.root-secret-access-key,local-root-secret",
        "cognate.public-url,http://id.example.com",
        "cognate.wire.trusted-proxies,0.0.0.0/0",
        "quarkus.http.proxy.proxy-address-forwarding,true"
    })
    void shouldNameTheUnsafeSetting(String property, String value) {
        // given
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.put(property, value);

        // then
        assertThat(unsafe(settings)).containsExactly(property);
    }
}
