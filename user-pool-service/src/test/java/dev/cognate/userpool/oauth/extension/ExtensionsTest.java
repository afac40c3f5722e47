package dev.cognate.userpool.oauth.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.userpool.client.AppClient;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionsTest {

    private static ClientExtensions of(String clientId, Map<String, String> properties) {
        ExtensionConfig config = new SmallRyeConfigBuilder()
                .withMapping(ExtensionConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(ExtensionConfig.class);
        AppClient client = new AppClient(
                "us-east-1_AbCdEfGhI", clientId, UserPoolClientType.builder().build(), List.of());
        return new Extensions(config, null).of(client);
    }

    @Test
    void shouldGiveNothingToClientsNobodyNamed() {
        // when
        ClientExtensions extensions = of("other", Map.of("cognate.oauth.extension.client.1example.dpop", "required"));

        // then
        assertThat(extensions).isEqualTo(ClientExtensions.NONE);
    }

    @Test
    void shouldLeaveOffWhatIsNotNamed() {
        // when
        ClientExtensions extensions = of("1example", Map.of("cognate.oauth.extension.client.1example.issuer", "true"));

        // then
        assertThat(extensions)
                .isEqualTo(new ClientExtensions(
                        true,
                        false,
                        Use.OFF,
                        false,
                        Optional.empty(),
                        false,
                        Set.of(),
                        Use.OFF,
                        Signing.RS256,
                        Optional.empty(),
                        false));
    }

    @Test
    void shouldReadWhatAnOperatorWrites() {
        // when
        ClientExtensions extensions = of(
                "1example",
                Map.of(
                        "cognate.oauth.extension.client.1example.pushed-requests", "allowed",
                        "cognate.oauth.extension.client.1example.back-channel-logout", "https://app.example/bye",
                        "cognate.oauth.extension.client.1example.token-exchange", "https://a.example,https://b.example",
                        "cognate.oauth.extension.client.1example.signing", "eddsa"));

        // then
        assertThat(extensions.pushedRequests()).isEqualTo(Use.ALLOWED);
        assertThat(extensions.backChannelLogout()).contains(URI.create("https://app.example/bye"));
        assertThat(extensions.exchangeAudiences()).containsExactlyInAnyOrder("https://a.example", "https://b.example");
        assertThat(extensions.signing()).isEqualTo(Signing.EDDSA);
    }

    @Test
    void shouldAskOfAFinancialClientAllThatItsProfileAsks(@TempDir Path folder) throws IOException {
        // given
        Path keys = Files.writeString(folder.resolve("keys.json"), "{\"keys\":[]}");

        // when
        ClientExtensions extensions = of(
                "1example",
                Map.of(
                        "cognate.oauth.extension.client.1example.fapi2",
                        "true",
                        "cognate.oauth.extension.client.1example.keys",
                        keys.toString()));

        // then
        assertThat(extensions.issuer()).isTrue();
        assertThat(extensions.pushedRequests()).isEqualTo(Use.REQUIRED);
        assertThat(extensions.dpop()).isEqualTo(Use.REQUIRED);
        assertThat(extensions.signing()).isEqualTo(Signing.ES256);
    }

    @Test
    void shouldNotTakeAFinancialClientWithoutKeys() {
        // when, then
        assertThatThrownBy(() -> of("1example", Map.of("cognate.oauth.extension.client.1example.fapi2", "true")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs keys");
    }
}
