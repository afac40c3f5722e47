package dev.cognate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.outside.SamlIssuer;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

@QuarkusTest
class ProvidersTest {
    private static final String METADATA = SamlIssuer.create().metadata();

    private final IamClient iam = Iam.asRoot();

    @AfterEach
    void close() {
        iam.close();
    }

    @Test
    void shouldAnswerAnOidcProviderAsItWasMade() {
        // given
        String host = Iam.name("login") + ".example.com/tenant";
        String arn = iam.createOpenIDConnectProvider(request ->
                        request.url("https://" + host).clientIDList("one").thumbprintList("a".repeat(40)))
                .openIDConnectProviderArn();

        // when
        iam.addClientIDToOpenIDConnectProvider(
                request -> request.openIDConnectProviderArn(arn).clientID("two"));
        iam.removeClientIDFromOpenIDConnectProvider(
                request -> request.openIDConnectProviderArn(arn).clientID("one"));
        iam.updateOpenIDConnectProviderThumbprint(
                request -> request.openIDConnectProviderArn(arn).thumbprintList("b".repeat(40)));

        // then
        GetOpenIdConnectProviderResponse found =
                iam.getOpenIDConnectProvider(request -> request.openIDConnectProviderArn(arn));
        assertThat(arn).isEqualTo("arn:aws:iam::000000000000:oidc-provider/" + host);
        assertThat(found.url()).isEqualTo(host);
        assertThat(found.clientIDList()).containsExactly("two");
        assertThat(found.thumbprintList()).containsExactly("b".repeat(40));
        assertThatThrownBy(() -> iam.createOpenIDConnectProvider(request -> request.url("https://" + host)))
                .isInstanceOf(EntityAlreadyExistsException.class);
    }

    @Test
    void shouldDeleteAnOidcProvider() {
        // given
        String arn = iam.createOpenIDConnectProvider(
                        request -> request.url("https://" + Iam.name("login") + ".example.com"))
                .openIDConnectProviderArn();

        // when
        iam.deleteOpenIDConnectProvider(request -> request.openIDConnectProviderArn(arn));

        // then
        assertThat(iam.listOpenIDConnectProviders().openIDConnectProviderList())
                .noneMatch(entry -> entry.arn().equals(arn));
        assertThatThrownBy(() -> iam.getOpenIDConnectProvider(request -> request.openIDConnectProviderArn(arn)))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void shouldRefuseAnIssuerThatIsNoSecureUrl() {
        // then
        assertThatThrownBy(() -> iam.createOpenIDConnectProvider(request -> request.url("http://example.com")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> iam.createOpenIDConnectProvider(request -> request.url("https://example.com?x=1")))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1:8443",
                "[::1]",
                "169.254.169.254/latest",
                "[fd00:ec2::254]",
                "idp.localhost"
            })
    void shouldRefuseAnIssuerOnOurOwnMachine(String host) {
        assertThatThrownBy(() -> iam.createOpenIDConnectProvider(request -> request.url("https://" + host)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Invalid Open ID Connect Provider URL");
    }

    @Test
    void shouldKeepASamlProvidersMetadata() {
        // given
        String name = Iam.name("saml");

        // when
        String arn = iam.createSAMLProvider(request -> request.name(name).samlMetadataDocument(METADATA))
                .samlProviderArn();

        // then
        assertThat(arn).isEqualTo("arn:aws:iam::000000000000:saml-provider/" + name);
        assertThat(iam.getSAMLProvider(request -> request.samlProviderArn(arn)).samlMetadataDocument())
                .isEqualTo(METADATA);
        iam.deleteSAMLProvider(request -> request.samlProviderArn(arn));
        assertThatThrownBy(() -> iam.getSAMLProvider(request -> request.samlProviderArn(arn)))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void shouldRefuseMetadataThatAreNone() {
        // given
        String bomb = "<!DOCTYPE x [<!ENTITY a \"b\">]>" + METADATA;
        String withoutKey = METADATA.replaceFirst("(?s)<md:KeyDescriptor.*</md:KeyDescriptor>", "");

        // then
        assertThatThrownBy(() -> iam.createSAMLProvider(
                        request -> request.name(Iam.name("saml")).samlMetadataDocument(bomb)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> iam.createSAMLProvider(
                        request -> request.name(Iam.name("saml")).samlMetadataDocument(withoutKey + " ".repeat(1000))))
                .isInstanceOf(InvalidInputException.class);
    }
}
