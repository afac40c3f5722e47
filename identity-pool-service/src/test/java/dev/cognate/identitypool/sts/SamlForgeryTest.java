package dev.cognate.identitypool.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.iam.Iam;
import dev.cognate.identitypool.outside.SamlAnswer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;

/** Responses that somebody changed who has no key. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamlForgeryTest {
    private static final String ATTACKER = "<saml:NameID Format=\"x\">mallory</saml:NameID>";

    private final IamClient iam = Iam.asRoot();
    private SamlRoles saml;

    @BeforeAll
    void provider() {
        saml = SamlRoles.create(iam);
    }

    @AfterAll
    void close() {
        iam.close();
    }

    @Test
    void shouldRefuseAChangedAssertion() {
        assertRefused(saml.answer().xml().replace(">jane<", ">mallory<"), "Response signature invalid");
    }

    @Test
    void shouldRefuseAnUnsignedResponse() {
        assertRefused(saml.answer().unsigned(), "Response is not signed");
    }

    @Test
    void shouldRefuseASecondAssertionBeforeTheSignedOne() {
        // given
        String good = saml.answer().xml();

        // then
        assertRefused(good.replace("<saml:Assertion ", forged(good) + "<saml:Assertion "), "exactly one assertion");
    }

    @Test
    void shouldRefuseASecondAssertionBehindTheSignedOne() {
        // given
        String good = saml.answer().xml();

        // then
        assertRefused(good.replace("</samlp:Response>", forged(good) + "</samlp:Response>"), "exactly one assertion");
    }

    @Test
    void shouldRefuseAForgedAssertionThatCarriesTheSignedOne() {
        // given
        String good = saml.answer().xml();
        String signed = assertion(good);
        String wrapped = forged(good).replace("</saml:Assertion>", signed + "</saml:Assertion>");

        // then
        assertRefused(good.replace(signed, wrapped), "exactly one assertion");
    }

    @Test
    void shouldRefuseASignedAssertionHiddenInTheSignature() {
        // given
        String good = saml.answer().xml();
        String signature = good.substring(good.indexOf("<ds:Signature "), good.indexOf("</ds:Signature>") + 15);
        String original = assertion(good).replace(signature, "");
        String hiding = signature.replace("</ds:Signature>", "<ds:Object>" + original + "</ds:Object></ds:Signature>");
        String forged = forged(good).replace("<saml:Subject>", hiding + "<saml:Subject>");

        // then
        assertRefused(good.replace(assertion(good), forged), "exactly one assertion");
    }

    @Test
    void shouldRefuseAForgedAssertionWhoseSignatureCoversSomethingElse() {
        // given
        String good = saml.answer().xml();
        String signature = good.substring(good.indexOf("<ds:Signature "), good.indexOf("</ds:Signature>") + 15);
        String original = assertion(good).replace(signature, "").replace("saml:Assertion", "saml:Advice");
        String forged = forged(good).replace("<saml:Subject>", signature + "<saml:Subject>");

        // then
        assertRefused(
                good.replace(assertion(good), "<samlp:Extensions>" + original + "</samlp:Extensions>" + forged),
                "Response signature invalid");
    }

    @Test
    void shouldRefuseAnIdThatIsThereTwice() {
        // given
        String good = saml.answer().xml();
        String id = good.replaceFirst("(?s).*<saml:Assertion [^>]*ID=\"([^\"]+)\".*", "$1");

        // then
        assertRefused(
                good.replace(
                        "<samlp:Status>", "<samlp:Extensions><x ID=\"" + id + "\"/></samlp:Extensions><samlp:Status>"),
                "Response signature invalid");
    }

    @Test
    void shouldNotLetACommentCutAName() {
        // given
        String answer = saml.issuer()
                .answer("jane@example.com.evil.example")
                .role(saml.role(), saml.provider())
                .xml();

        // when
        String cut = answer.replace("jane@example.com.evil.example", "jane@example.com<!-- -->.evil.example");

        // then
        assertThat(saml.assume(SamlAnswer.encode(cut)).subject()).isEqualTo("jane@example.com.evil.example");
    }

    @Test
    void shouldReadNoDocumentType() {
        // given
        String good = saml.answer().xml();

        // then
        assertRefused("<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + good, "not well-formed");
        assertRefused("<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + good, "not well-formed");
        assertRefused("<a>".repeat(2_000) + "</a>".repeat(2_000), "not well-formed");
    }

    @Test
    void shouldRefuseWeakAlgorithms() {
        // given
        String sha1 = saml.answer().signedWith("http://www.w3.org/2000/09/xmldsig#rsa-sha1");
        String sha1Digest = saml.answer()
                .signedWith(
                        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2000/09/xmldsig#sha1");

        // then
        assertRefused(sha1, "Response signature invalid");
        assertRefused(sha1Digest, "Response signature invalid");
    }

    @Test
    void shouldRefuseAMacWithThePublicKey() {
        // given
        String good = saml.answer().xml();

        // then
        assertRefused(
                good.replace(
                        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                        "http://www.w3.org/2000/09/xmldsig#hmac-sha1"),
                "Response signature invalid");
    }

    @Test
    void shouldAnswerMutationsWithErrorsOfClientsAndNeverWithCredentials() {
        // given
        Random random = new Random(20_261_123);
        String good = saml.answer().xml();
        int signedFrom = good.indexOf("<saml:Assertion ");

        // then
        for (int round = 0; round < 600; round++) {
            String mutant = mutate(good, signedFrom, random);
            assertThatThrownBy(() -> saml.assume(SamlAnswer.encode(mutant)))
                    .as(mutant)
                    .isInstanceOfSatisfying(
                            AwsServiceException.class,
                            refused -> assertThat(refused.statusCode()).isBetween(400, 499));
        }
    }

    @Test
    void shouldAnswerWhatIsNoXmlAtAll() {
        assertThatThrownBy(() -> saml.assume("AAAA")).isInstanceOf(AwsServiceException.class);
        assertThatThrownBy(() -> saml.assume("%%%%")).isInstanceOf(AwsServiceException.class);
        assertThatThrownBy(() -> saml.assume("=".repeat(50_000))).isInstanceOf(AwsServiceException.class);
        assertThatThrownBy(() -> saml.assume(SamlAnswer.encode("<a/>"))).isInstanceOf(AwsServiceException.class);
    }

    /** Changes a letter, or takes or doubles a piece, of what is signed. */
    private static String mutate(String good, int from, Random random) {
        int at = from + random.nextInt(assertion(good).length() - 40);
        int end = at + 1 + random.nextInt(30);
        String piece = good.substring(at, end);
        String changed = switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> piece + piece;
            case 2 -> "\u0001" + piece.substring(1);
            default -> (piece.charAt(0) == 'q' ? 'w' : 'q') + piece.substring(1);
        };
        return good.substring(0, at) + changed + good.substring(end);
    }

    private static String assertion(String response) {
        return response.substring(
                response.indexOf("<saml:Assertion "),
                response.indexOf("</saml:Assertion>") + "</saml:Assertion>".length());
    }

    /** The assertion without its signature, with another id and about somebody else. */
    private static String forged(String response) {
        return assertion(response)
                .replaceFirst("(?s)<ds:Signature .*</ds:Signature>", "")
                .replaceFirst("ID=\"[^\"]+\"", "ID=\"_forged\"")
                .replaceFirst("(?s)<saml:NameID.*</saml:NameID>", ATTACKER);
    }

    private void assertRefused(String xml, String why) {
        assertThatThrownBy(() -> saml.assume(SamlAnswer.encode(xml)))
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("InvalidIdentityToken"))
                .hasMessageContaining(why);
    }
}
