package dev.cognate.identitypool.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.iam.Iam;
import dev.cognate.identitypool.outside.SamlAnswer;
import dev.cognate.identitypool.outside.SamlIssuer;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;

@QuarkusTest
class AssumeRoleWithSamlTest {
    private static final String ASSUME = "\"sts:AssumeRoleWithSAML\"";
    private static final String WITH_TAGS = ASSUME + ",\"sts:TagSession\"";
    private static final String TAG = SamlAnswer.AWS + "PrincipalTag:";

    private final IamClient iam = Iam.asRoot();

    @AfterEach
    void close() {
        iam.close();
    }

    @Test
    void shouldGiveTheRoleOfASignedAssertion() throws Exception {
        // given
        SamlRoles saml = SamlRoles.create(iam);

        // when
        AssumeRoleWithSamlResponse given = saml.assume(saml.answer());

        // then
        String provider = saml.provider().substring(saml.provider().indexOf('/') + 1);
        byte[] qualifier = MessageDigest.getInstance("SHA-1")
                .digest((saml.issuer().entityId() + Iam.ACCOUNT + "/" + provider).getBytes(StandardCharsets.UTF_8));
        assertThat(given.subject()).isEqualTo("jane");
        assertThat(given.subjectType()).isEqualTo("persistent");
        assertThat(given.issuer()).isEqualTo(saml.issuer().entityId());
        assertThat(given.audience()).isEqualTo("https://signin.aws.amazon.com/saml");
        assertThat(given.nameQualifier()).isEqualTo(Base64.getEncoder().encodeToString(qualifier));
        try (StsClient sts = Iam.stsAs(given.credentials())) {
            assertThat(sts.getCallerIdentity().arn()).endsWith("/jane").contains(":assumed-role/");
        }
    }

    @Test
    void shouldTakeASignatureOfTheWholeResponse() {
        // given
        SamlRoles saml = SamlRoles.create(iam);

        // then
        assertThat(saml.assume(saml.answer().signedAsAWhole()).subject()).isEqualTo("jane");
    }

    @Test
    void shouldReadValuesThatNameTheirType() {
        // given
        SamlRoles saml = SamlRoles.create(iam);
        String typed = "<saml:AttributeValue xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"xs:string\">";

        // then
        assertThat(saml.assume(saml.answer().changed(xml -> xml.replace("<saml:AttributeValue>", typed)))
                        .subject())
                .isEqualTo("jane");
    }

    @Test
    void shouldTakeASignatureWithAnEllipticCurve() {
        // given
        SamlIssuer issuer = SamlIssuer.withKey("EC", "256");
        SamlRoles known = SamlRoles.create(iam);
        iam.updateSAMLProvider(
                request -> request.samlProviderArn(known.provider()).samlMetadataDocument(issuer.metadata()));
        SamlRoles saml = new SamlRoles(issuer, known.provider(), known.role());

        // then
        assertThat(saml.assume(saml.answer()).subject()).isEqualTo("jane");
    }

    @Test
    void shouldTakeAnAssertionAgainWhileItIsInTime() {
        // given
        SamlRoles saml = SamlRoles.create(iam);
        String assertion = saml.answer().encoded();
        saml.assume(assertion);

        // then
        assertThat(saml.assume(assertion).subject()).isEqualTo("jane");
    }

    @Test
    void shouldNotGiveARoleTheProviderDoesNotName() {
        // given
        SamlRoles saml = SamlRoles.create(iam);
        SamlRoles other = SamlRoles.create(iam);

        // then
        assertRefused(saml, saml.issuer().answer("jane").role(other.role(), saml.provider()), "AccessDenied");
        assertRefused(saml, saml.issuer().answer("jane").role(saml.role(), other.provider()), "AccessDenied");
    }

    @Test
    void shouldNotGiveARoleThatTrustsAnotherProvider() {
        // given
        SamlRoles saml = SamlRoles.create(iam);
        SamlRoles mixed = new SamlRoles(
                saml.issuer(), saml.provider(), SamlRoles.create(iam).role());

        // then
        assertRefused(mixed, mixed.answer(), "AccessDenied");
    }

    @Test
    void shouldAskTheTrustPolicyAboutWhatTheProviderSays() {
        // given
        SamlRoles saml = SamlRoles.create(iam, ASSUME, """
                {"StringEquals":{"saml:aud":"https://signin.aws.amazon.com/saml","saml:iss":"%s","saml:sub":"jane",
                 "saml:sub_type":"persistent"},"ForAnyValue:StringEquals":{"saml:edupersonaffiliation":"staff"},
                 "StringLike":{"saml:doc":"000000000000/saml-*"}}""".formatted(SamlRoles.ISSUER.entityId()));
        String affiliation = "urn:oid:1.3.6.1.4.1.5923.1.1.1.1";

        // then
        assertThat(saml.assume(saml.answer().attribute(affiliation, "member", "staff"))
                        .subject())
                .isEqualTo("jane");
        assertRefused(saml, saml.answer().attribute(affiliation, "member"), "AccessDenied");
        assertRefused(saml, saml.answer().attribute(affiliation, "staff").with("SUBJECT", "john"), "AccessDenied");
    }

    @Test
    void shouldTagSessionsWhereTheTrustPolicyAllowsIt() {
        // given
        SamlRoles tagged =
                SamlRoles.create(iam, WITH_TAGS, "{\"StringEquals\":{\"aws:RequestTag/Project\":\"Marketing\"}}");
        SamlRoles untagged = SamlRoles.create(iam);

        // then
        assertThat(tagged.assume(tagged.answer().attribute(TAG + "Project", "Marketing"))
                        .subject())
                .isEqualTo("jane");
        assertRefused(tagged, tagged.answer().attribute(TAG + "Project", "Sales"), "AccessDenied");
        assertRefused(untagged, untagged.answer().attribute(TAG + "Project", "Marketing"), "AccessDenied");
    }

    @Test
    void shouldSetASourceIdentityWhereTheTrustPolicyAllowsIt() {
        // given
        String source = SamlAnswer.AWS + "SourceIdentity";
        SamlRoles allowed = SamlRoles.create(iam, ASSUME + ",\"sts:SetSourceIdentity\"", "");
        SamlRoles silent = SamlRoles.create(iam);

        // then
        assertThat(allowed.assume(allowed.answer().attribute(source, "DiegoRamirez"))
                        .sourceIdentity())
                .isEqualTo("DiegoRamirez");
        assertRefused(silent, silent.answer().attribute(source, "DiegoRamirez"), "AccessDenied");
    }

    @Test
    void shouldEndNoLaterThanTheProviderSays() {
        // given
        SamlRoles saml = SamlRoles.create(iam);
        Instant now = Instant.now();

        // when
        Instant byLength = saml.assume(saml.answer().attribute(SamlAnswer.AWS + "SessionDuration", "1200"))
                .credentials()
                .expiration();
        Instant byEnd = saml.assume(
                        saml.answer().with("SESSIONEND", now.plusSeconds(1000).toString()))
                .credentials()
                .expiration();

        // then
        assertThat(byLength).isBetween(now.plusSeconds(1190), now.plusSeconds(1260));
        assertThat(byEnd).isBetween(now.plusSeconds(940), now.plusSeconds(1060));
    }

    @Test
    void shouldNotLastLongerThanTheRoleAllows() {
        // given
        SamlRoles saml = SamlRoles.create(iam);

        // then
        assertCode(
                () -> saml.assume(saml.answer().encoded(), request -> request.durationSeconds(7200)),
                "ValidationError");
    }

    @Test
    void shouldRefuseAProviderThatIsNotThere() {
        // given
        SamlRoles saml = SamlRoles.create(iam);
        iam.deleteSAMLProvider(request -> request.samlProviderArn(saml.provider()));

        // then
        assertRefused(saml, saml.answer(), "InvalidIdentityToken");
    }

    @Test
    void shouldRefuseAnAssertionOfAnotherProvider() {
        // given
        SamlRoles saml = SamlRoles.create(iam);
        SamlRoles forged = new SamlRoles(SamlIssuer.create(), saml.provider(), saml.role());

        // then
        assertRefused(forged, forged.answer().with("ISSUER", saml.issuer().entityId()), "InvalidIdentityToken")
                .hasMessageContaining("Response signature invalid");
        assertRefused(saml, saml.answer().with("ISSUER", "https://other.example.com"), "InvalidIdentityToken")
                .hasMessageContaining("Issuer not present in specified provider");
    }

    @Test
    void shouldRefuseWhatIsMeantForOthers() {
        // given
        SamlRoles saml = SamlRoles.create(iam);

        // then
        assertRefused(saml, saml.answer().with("AUDIENCE", "https://app.example.com"), "InvalidIdentityToken")
                .hasMessageContaining("required audience");
        assertRefused(saml, saml.answer().with("RECIPIENT", "https://app.example.com"), "InvalidIdentityToken")
                .hasMessageContaining("Recipient");
    }

    @Test
    void shouldRefuseWhatIsLateOrEarly() {
        // given
        SamlRoles saml = SamlRoles.create(iam);
        Instant now = Instant.now();

        // then
        assertRefused(saml, saml.answer().with("END", now.minusSeconds(1).toString()), "ExpiredTokenException");
        assertRefused(saml, saml.answer().with("ISSUED", now.minusSeconds(301).toString()), "ExpiredTokenException")
                .hasMessageContaining("Token must be redeemed within 5 minutes of issuance");
        assertRefused(saml, saml.answer().with("SESSIONEND", now.minusSeconds(1).toString()), "ExpiredTokenException");
        assertRefused(saml, saml.answer().with("START", now.plusSeconds(120).toString()), "InvalidIdentityToken");
        assertRefused(saml, saml.answer().with("ISSUED", now.plusSeconds(120).toString()), "InvalidIdentityToken");
    }

    @Test
    void shouldPassOnThatTheProviderRejectedTheUser() {
        // given
        SamlRoles saml = SamlRoles.create(iam);

        // then
        assertRefused(
                saml, saml.answer().with("STATUS", "urn:oasis:names:tc:SAML:2.0:status:Responder"), "IDPRejectedClaim");
    }

    @Test
    void shouldRefuseASessionNameThatIsNone() {
        // given
        SamlRoles saml = SamlRoles.create(iam);

        // then
        assertRefused(
                        saml,
                        saml.answer().attribute(SamlAnswer.AWS + "RoleSessionName", "Jane Doe"),
                        "InvalidIdentityToken")
                .hasMessageContaining("RoleSessionName in AuthnResponse must match");
        assertRefused(
                        saml,
                        saml.issuer()
                                .answer("jane")
                                .attribute(SamlAnswer.AWS + "Role", saml.role() + "," + saml.provider()),
                        "InvalidIdentityToken")
                .hasMessageContaining("RoleSessionName is required in AuthnResponse");
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(SamlRoles saml, SamlAnswer answer, String code) {
        return assertCode(() -> saml.assume(answer), code);
    }

    private static AbstractThrowableAssert<?, ?> assertCode(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo(code));
    }
}
