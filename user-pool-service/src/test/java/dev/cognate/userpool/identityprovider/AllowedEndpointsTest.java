package dev.cognate.userpool.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.IdentityProviderTypeType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.wire.readiness.UnsafeSetting;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which places administrators of pools can have the service call. */
class AllowedEndpointsTest {
    private final AllowedEndpoints inProduction = new AllowedEndpoints(config(Map.of()));
    private final AllowedEndpoints inDevelopment =
            new AllowedEndpoints(config(Map.of("cognate.identity-provider.on-this-machine", "true")));

    private static IdentityProviderConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(IdentityProviderConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(IdentityProviderConfig.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://idp.example.com",
                "https://idp.example.com:8443/realms/office?x=1",
                "https://10.1.2.3/token",
                "https://192.168.1.2/token",
                "https://[fd12:3456::1]/token",
                "https://localhost.example.com/token",
                "https://8.8.8.8"
            })
    void shouldAllowPlacesElsewhereWithTls(String url) {
        assertThat(inProduction.objection(url)).isEmpty();
        assertThat(inDevelopment.objection(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost",
                "https://LOCALHOST:8443/token",
                "https://localhost./token",
                "https://keycloak.localhost/token",
                "https://localhost.localdomain",
                "https://127.0.0.1/token",
                "https://127.8.9.10:8443",
                "https://2130706433/token",
                "https://[::1]:8443/token",
                "https://[0:0:0:0:0:0:0:1]/token",
                "https://[::ffff:127.0.0.1]/token",
                "https://[::ffff:7f00:1]/token",
                "https://[::127.0.0.1]/token",
                "https://0.0.0.0/token",
                "https://[::]/token",
                "https://169.254.169.254/latest/meta-data",
                "https://[fe80::1]/token",
                "https://[fe80::1%25eth0]/token",
                "https://[fd00:ec2::254]/latest/meta-data",
                "https://224.0.0.1/token",
                "https://[ff02::1]/token"
            })
    void shouldNotCallItsOwnMachineNorItsNeighboursInProduction(String url) {
        assertThat(inProduction.objection(url)).contains("must not be a local address");
        assertThat(inDevelopment.objection(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/realms/test",
                "http://127.0.0.1/token",
                "http://[::1]:8080",
                "http://localhost"
            })
    void shouldSpeakInTheClearInDevelopmentOnly(String url) {
        assertThat(inProduction.objection(url)).contains("must start with https://");
        assertThat(inDevelopment.objection(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://idp.example.com",
                "http://localhost.example.com",
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/token",
                "file:///etc/passwd",
                "ftp://localhost/token",
                "https://",
                "https:// /",
                "https:///token",
                "https://127.1/token",
                "https://0x7f.1/token",
                "https://idp.example.com@localhost/token",
                "http://localhost@idp.example.com/token",
                "https://\u0131dp.example.com/token",
                "idp.example.com",
                ""
            })
    void shouldNeverCallAnythingElse(String url) {
        assertThat(inProduction.objection(url)).contains("must start with https://");
        assertThat(inDevelopment.objection(url)).contains("must start with https://");
    }

    @ParameterizedTest
    @CsvSource({
        "oidc_issuer,http://localhost:8080,OIDC endpoint must start with https://",
        "token_url,https://169.254.169.254/token,OIDC endpoint must not be a local address",
        "jwks_uri,https://localhost/keys,OIDC endpoint must not be a local address"
    })
    void shouldTellAdministratorsWhatIsWrong(String detail, String url, String told) {
        // given
        Map<String, String> details = new HashMap<>(Map.of(
                "client_id", "us",
                "authorize_scopes", "openid",
                "attributes_request_method", "GET",
                "oidc_issuer", "https://idp.example.com"));
        details.put(detail, url);

        // then
        assertThatThrownBy(() -> ProviderDetailRules.require(IdentityProviderTypeType.OIDC, details, inProduction))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage(told);
    }

    @Test
    void shouldNotStartInProductionWithTheSettingOfDevelopment() {
        assertThat(new IdentityProviderReadiness(config(Map.of("cognate.identity-provider.on-this-machine", "true")))
                        .unsafeSettings())
                .extracting(UnsafeSetting::property)
                .containsExactly("cognate.identity-provider.on-this-machine");
        assertThat(new IdentityProviderReadiness(config(Map.of())).unsafeSettings())
                .isEmpty();
    }
}
