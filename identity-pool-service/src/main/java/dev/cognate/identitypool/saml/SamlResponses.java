package dev.cognate.identitypool.saml;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Verifies the responses of SAML providers (HTTP POST binding: SAML 2.0 Bindings, section 3.5.4). */
@ApplicationScoped
public class SamlResponses {
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    private final AssertionRules rules;
    private final Vertx vertx;

    SamlResponses(AssertionRules rules, Vertx vertx) {
        this.rules = rules;
        this.vertx = vertx;
    }

    /**
     * Verifies a response; fails with {@link SamlRefusedException} when it proves nothing.
     *
     * @param trust of the provider it has to be of
     * @param encoded the response in Base64
     */
    public Uni<SamlAssertion> verify(SamlTrust trust, String encoded) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> verified(trust, encoded), false)
                        .toCompletionStage());
    }

    private SamlAssertion verified(SamlTrust trust, String encoded) {
        SamlMetadata provider = SamlMetadata.read(trust.metadata())
                .orElseThrow(() -> SamlRefusedException.invalid("The provider's metadata have no certificate"));
        SignedResponse response = SignedResponse.read(decoded(encoded), provider, trust);
        requireSuccess(response.response());
        return rules.apply(AssertionReader.read(response.assertion()), provider);
    }

    private static String decoded(String encoded) {
        try {
            return new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SamlRefusedException.invalid("Invalid base64 SAMLResponse");
        }
    }

    private static void requireSuccess(Element response) {
        Element status = child(child(response, "Status"), "StatusCode");
        if (status == null || !SUCCESS.equals(status.getAttribute("Value"))) {
            throw SamlRefusedException.rejected("The identity provider did not authenticate the user.");
        }
    }

    private static Element child(Element parent, String name) {
        for (Node each = parent == null ? null : parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (SignedResponse.isA(each, SignedResponse.PROTOCOL, name)) {
                return (Element) each;
            }
        }
        return null;
    }
}
