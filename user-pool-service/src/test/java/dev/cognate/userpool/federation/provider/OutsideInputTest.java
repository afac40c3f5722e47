package dev.cognate.userpool.federation.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.cognate.contract.idp.IdentityProviderType;
import dev.cognate.contract.idp.IdentityProviderTypeType;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever providers and browsers say is either understood or refused in words; nothing else happens. */
class OutsideInputTest {
    private static final String ISSUER = "https://idp.example.com";
    private static final Registration REGISTRATION = registration("OIDC", Map.of("oidc_issuer", ISSUER));

    private static Registration registration(String type, Map<String, String> details) {
        return new Registration(new IdentityProvider(
                "us-east-1_Pool",
                "corp",
                IdentityProviderType.builder()
                        .providerType(IdentityProviderTypeType.of(type))
                        .providerDetails(details)
                        .attributeMapping(Map.of("username", "sub"))
                        .build()));
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20).map(Object.class::cast),
                Arbitraries.integers().map(Object.class::cast),
                Arbitraries.of(
                                ISSUER,
                                ISSUER + "/token",
                                "http://10.0.0.1/",
                                "https://",
                                "https:// /",
                                "",
                                "RS256",
                                true)
                        .map(Object.class::cast),
                Arbitraries.just(Map.of("a", 1)));
        Arbitrary<String> objects = Arbitraries.maps(
                        Arbitraries.of(
                                "issuer",
                                "authorization_endpoint",
                                "token_endpoint",
                                "userinfo_endpoint",
                                "jwks_uri",
                                "code_challenge_methods_supported",
                                "keys",
                                "name",
                                "firstName",
                                "access_token",
                                "alg",
                                "kid"),
                        values)
                .map(JSONObjectUtils::toJSONString);
        return Arbitraries.oneOf(
                objects, Arbitraries.strings().ofMaxLength(60), Arbitraries.of("null", "{", "{}", "[]"));
    }

    private static boolean isUnderstood(Supplier<?> reading) {
        try {
            return reading.get() != null;
        } catch (ProviderFailure refused) {
            return !refused.getMessage().isBlank();
        }
    }

    @Property(tries = 400)
    void shouldUnderstandOrRefuseDiscoveryDocuments(@ForAll("documents") String document) {
        assertThat(isUnderstood(() -> Discovery.parse(REGISTRATION, ISSUER, document)))
                .isTrue();
    }

    @Property(tries = 400)
    void shouldUnderstandOrRefuseKeys(@ForAll("documents") String document) {
        assertThat(isUnderstood(() -> IdTokens.parseKeys(REGISTRATION, document)))
                .isTrue();
    }

    @Property(tries = 400)
    void shouldReadNothingOfTokenAnswersThatAreNone(@ForAll("documents") String document) {
        assertThat(TokenRequests.parse(document)).isNotNull();
    }

    @Property(tries = 400)
    void shouldTakeNamesOrNothingOfWhatAppleSays(@ForAll("documents") String document) {
        assertThat(AppleUser.names(Optional.of("{\"name\":" + document + "}")).keySet())
                .isSubsetOf("firstName", "lastName", "name");
        assertThat(AppleUser.names(Optional.of(document))).isNotNull();
    }

    @Property(tries = 400)
    void shouldUnderstandOrRefuseTokens(
            @ForAll("documents") String header, @ForAll("documents") String claims, @ForAll String signature) {
        // given
        String token = part(header) + "." + part(claims) + "." + part(signature);

        // then
        assertThat(isUnderstood(() -> IdTokens.parse(REGISTRATION, token))).isTrue();
        assertThat(isUnderstood(() -> IdTokens.parse(REGISTRATION, header))).isTrue();
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Property
    void shouldMakePlainTextOfAnything(@ForAll String text) {
        // when
        String plain = PlainText.of(text, 40);

        // then
        assertThat(plain).hasSizeLessThanOrEqualTo(40).matches("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]*");
    }

    @Test
    void shouldTellNamesAsAttributesAreMapped() {
        assertThat(AppleUser.names(
                        Optional.of("{\"name\":{\"firstName\":\"Jane\",\"lastName\":\"Doe\"},\"email\":\"x\"}")))
                .isEqualTo(Map.of("firstName", "Jane", "lastName", "Doe", "name", "Jane Doe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/token", "http://127.0.0.1:8080/token", "http://idp.example.com/token"})
    void shouldNotBeLedFromTlsToAPlaceWithoutIt(String place) {
        // given
        Map<String, Object> document = new HashMap<>(Map.of("issuer", ISSUER, "token_endpoint", place));

        // then
        assertThatThrownBy(() -> Discovery.parse(REGISTRATION, ISSUER, JSONObjectUtils.toJSONString(document)))
                .isInstanceOf(ProviderFailure.class)
                .hasMessage("corp openid configuration names an endpoint that must start with https://");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"jane\"',true",
        "42,true",
        "9007199254740993,true",
        "98765432109876543210,false",
        "1.5,false",
        "'\" \"',false",
        "true,false",
        "null,false",
        "[1],false"
    })
    void shouldTakeNothingForASubjectThatSeveralPeopleCouldHave(String value, boolean names) throws Exception {
        assertThat(RelyingParty.names(
                        JsonObjects.parse("{\"sub\":" + value + "}").get("sub")))
                .isEqualTo(names);
    }

    @Test
    void shouldKeepNoKeyThatIsSecret() {
        // given
        String document =
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"mac\",\"k\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}]}";

        // then
        assertThat(IdTokens.parseKeys(REGISTRATION, document).getKeys()).isEmpty();
    }

    @Test
    void shouldSayNoSecrets() {
        assertThat(registration("OIDC", Map.of("client_secret", "hush")).toString())
                .doesNotContain("hush");
        assertThat(new ProviderResponse(
                        "code", "r", Optional.of("n"), Optional.of("v"), Optional.empty(), Optional.empty()))
                .hasToString("ProviderResponse[]");
    }
}
