package dev.cognate.userpool.federation.user;

import dev.cognate.userpool.token.ClaimsStep;
import dev.cognate.userpool.token.Issuance;
import dev.cognate.userpool.token.TokenDraft;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The claim {@code identities} of ID tokens: all of a user's identities, whatever the scopes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html">
 *     AWS's guide: the ID token</a>
 */
@ApplicationScoped
class IdentitiesClaim implements ClaimsStep {
    private final Identities identities;

    IdentitiesClaim(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Stage stage() {
        return Stage.AUTHENTICATION;
    }

    @Override
    public Uni<TokenDraft> shape(Issuance issuance, TokenDraft draft) {
        List<Identity> all = identities.of(issuance.user());
        return Uni.createFrom()
                .item(
                        all.isEmpty()
                                ? draft
                                : draft.withId(claims -> claims.put(
                                        Identities.ATTRIBUTE,
                                        all.stream().map(Identity::claim).toList())));
    }
}
