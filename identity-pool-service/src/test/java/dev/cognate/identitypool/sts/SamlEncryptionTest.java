package dev.cognate.identitypool.sts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.Api;
import dev.cognate.identitypool.iam.Iam;
import dev.cognate.identitypool.outside.SamlAnswer;
import io.quarkus.test.junit.QuarkusTest;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Encrypted assertions, and the private keys that open them. */
@QuarkusTest
class SamlEncryptionTest {
    private static final KeyPair PAIR = pair(2048);
    private static final KeyPair NEXT = pair(2048);
    private static final String GCM = "aes256-gcm";
    private static final int PKCS8_HEADER = 26;

    private final IamClient iam = Iam.asRoot();
    private SamlRoles saml;

    @BeforeEach
    void uploadAKey() {
        saml = SamlRoles.create(iam);
        upload(PAIR);
    }

    @AfterEach
    void close() {
        iam.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes128-cbc", "aes256-cbc", "aes128-gcm", "aes256-gcm"})
    void shouldOpenAnEncryptedAssertion(String cipher) {
        assertThat(saml.assume(saml.answer().encryptedFor(PAIR.getPublic(), cipher))
                        .subject())
                .isEqualTo("jane");
    }

    @Test
    void shouldTakeASignatureAroundWhatIsEncrypted() {
        // given
        String good = saml.answer()
                .signedAsAWhole()
                .encryptedFor(PAIR.getPublic(), GCM)
                .xml();
        String other = saml.issuer()
                .answer("mallory")
                .role(saml.role(), saml.provider())
                .signedAsAWhole()
                .encryptedFor(PAIR.getPublic(), GCM)
                .xml();

        // then
        assertThat(saml.assume(SamlAnswer.encode(good)).subject()).isEqualTo("jane");
        assertRefused(good.replace(encrypted(good), encrypted(other)), "Response signature invalid");
    }

    @Test
    void shouldNotBelieveWhatAnybodyCouldHaveEncrypted() {
        // given
        SamlAnswer forged = saml.answer().encryptedFor(PAIR.getPublic(), GCM);
        String altered = saml.answer()
                .encryptedFor(PAIR.getPublic(), GCM)
                .changed(xml -> xml.replace("jane", "mallory"))
                .encryptedOnly();

        // then
        assertRefused(forged.encryptedOnly(), "cannot be decrypted, or its signature is invalid");
        assertRefused(altered, "cannot be decrypted, or its signature is invalid");
    }

    @Test
    void shouldRefuseASecondAssertionBesideTheEncryptedOne() {
        // given
        String good = saml.answer().encryptedFor(PAIR.getPublic(), GCM).xml();
        String plain = saml.answer().unsigned();
        String forged = plain.substring(plain.indexOf("<saml:Assertion "), plain.indexOf("</samlp:Response>"));

        // then
        assertRefused(good.replace("<saml:EncryptedAssertion", forged + "<saml:EncryptedAssertion"), "one assertion");
        assertRefused(good.replace("</samlp:Response>", encrypted(good) + "</samlp:Response>"), "one assertion");
    }

    @Test
    void shouldRefuseMethodsAwsDoesNotHave() {
        // given
        String good = saml.answer().encryptedFor(PAIR.getPublic(), "aes128-cbc").xml();

        // then
        assertRefused(good.replace("rsa-oaep-mgf1p", "rsa-1_5"), "cannot be decrypted");
        assertRefused(good.replace("xmlenc#aes128-cbc", "xmlenc#tripledes-cbc"), "cannot be decrypted");
        assertRefused(
                good.replaceFirst(
                        "<xenc:CipherValue>[^<]*</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>",
                        "<xenc:CipherReference URI=\"" + Api.endpoint()
                                + "\"/></xenc:CipherData></xenc:EncryptedData>"),
                "cannot be decrypted");
    }

    @Test
    void shouldTryTheKeysUntilOneIsTakenAway() {
        // given
        String first = provider().privateKeyList().getFirst().keyId();
        upload(NEXT);

        // then
        assertThat(saml.assume(saml.answer().encryptedFor(PAIR.getPublic(), GCM))
                        .subject())
                .isEqualTo("jane");
        assertThat(saml.assume(saml.answer().encryptedFor(NEXT.getPublic(), GCM))
                        .subject())
                .isEqualTo("jane");
        iam.updateSAMLProvider(
                request -> request.samlProviderArn(saml.provider()).removePrivateKey(first));
        assertThat(provider().privateKeyList()).hasSize(1);
        assertRefused(saml.answer().encryptedFor(PAIR.getPublic(), GCM).xml(), "cannot be decrypted");
    }

    @Test
    void shouldTakeOnlyEncryptedAssertionsWhereThatIsRequired() {
        // given
        iam.updateSAMLProvider(
                request -> request.samlProviderArn(saml.provider()).assertionEncryptionMode("Required"));

        // then
        assertThat(provider().assertionEncryptionModeAsString()).isEqualTo("Required");
        assertThat(saml.assume(saml.answer().encryptedFor(PAIR.getPublic(), GCM))
                        .subject())
                .isEqualTo("jane");
        assertRefused(saml.answer().xml(), "must be encrypted");
    }

    @Test
    void shouldTakePlainAssertionsWhereNothingIsRequired() {
        assertThat(saml.assume(saml.answer()).subject()).isEqualTo("jane");
    }

    @Test
    void shouldTakeKeysInBothPemFormatsAndNothingElse() {
        // given
        SamlRoles other = SamlRoles.create(iam);
        byte[] der = PAIR.getPrivate().getEncoded();
        String pkcs1 = pem("RSA PRIVATE KEY", Arrays.copyOfRange(der, PKCS8_HEADER, der.length));

        // when
        upload(other, pkcs1);

        // then
        assertThat(other.assume(other.answer().encryptedFor(PAIR.getPublic(), GCM))
                        .subject())
                .isEqualTo("jane");
        assertCode(() -> upload(other, "no key"), InvalidInputException.class);
        assertCode(() -> upload(other, pem("PRIVATE KEY", new byte[64])), InvalidInputException.class);
        assertCode(
                () -> upload(other, pem("PRIVATE KEY", pair(1024).getPrivate().getEncoded())),
                InvalidInputException.class);
    }

    @Test
    void shouldHoldTwoKeysAndShowNeither() {
        // given
        upload(NEXT);

        // then
        assertThat(provider().privateKeyList())
                .hasSize(2)
                .allSatisfy(key -> assertThat(key.keyId()).matches("[A-Z0-9]{22,64}"));
        assertCode(() -> upload(NEXT), LimitExceededException.class);
        assertCode(
                () -> iam.updateSAMLProvider(
                        request -> request.samlProviderArn(saml.provider()).removePrivateKey("A".repeat(22))),
                NoSuchEntityException.class);
    }

    @Test
    void shouldNotRequireWhatNothingOpens() {
        // given
        SamlRoles other = SamlRoles.create(iam);

        // then
        assertCode(
                () -> iam.updateSAMLProvider(
                        request -> request.samlProviderArn(other.provider()).assertionEncryptionMode("Required")),
                InvalidInputException.class);
        assertThatThrownBy(() -> other.assume(other.answer().encryptedFor(PAIR.getPublic(), GCM)))
                .hasMessageContaining("Encrypted assertions are not supported");
    }

    @Test
    void shouldOpenNoIdentityPool() {
        // given
        Map<String, String> login = Map.of(
                saml.provider(),
                saml.answer().encryptedFor(PAIR.getPublic(), GCM).encoded());

        // then
        try (CognitoIdentityClient admin = Api.signed();
                CognitoIdentityClient app = Api.anonymous()) {
            String pool = Api.newPool(admin, request -> request.samlProviderARNs(saml.provider()))
                    .identityPoolId();
            assertThatThrownBy(() ->
                            app.getId(request -> request.identityPoolId(pool).logins(login)))
                    .isInstanceOf(NotAuthorizedException.class);
        }
    }

    /** AWS says that it does not look at the end metadata name, nor tell it. */
    @Test
    void shouldNotLookAtTheEndOfMetadata() {
        // given
        String old = saml.issuer().metadata().replace("entityID=", "validUntil=\"2020-01-01T00:00:00Z\" entityID=");

        // when
        iam.updateSAMLProvider(
                request -> request.samlProviderArn(saml.provider()).samlMetadataDocument(old));

        // then
        assertThat(saml.assume(saml.answer()).subject()).isEqualTo("jane");
        assertThat(provider().validUntil()).isAfter(Instant.now());
    }

    private GetSamlProviderResponse provider() {
        return iam.getSAMLProvider(request -> request.samlProviderArn(saml.provider()));
    }

    private void upload(KeyPair pair) {
        upload(saml, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private void upload(SamlRoles to, String pem) {
        iam.updateSAMLProvider(request -> request.samlProviderArn(to.provider()).addPrivateKey(pem));
    }

    private static String pem(String kind, byte[] der) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind);
    }

    private static KeyPair pair(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encrypted(String xml) {
        String end = "</saml:EncryptedAssertion>";
        return xml.substring(xml.indexOf("<saml:EncryptedAssertion"), xml.indexOf(end) + end.length());
    }

    private void assertRefused(String xml, String sentence) {
        assertThatThrownBy(() -> saml.assume(SamlAnswer.encode(xml)))
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("InvalidIdentityToken"))
                .hasMessageContaining(sentence);
    }

    private static void assertCode(ThrowingCallable call, Class<? extends AwsServiceException> type) {
        assertThatThrownBy(call).isInstanceOf(type);
    }
}
