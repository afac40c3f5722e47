package dev.cognate.userpool.claims;

import dev.cognate.userpool.token.ClaimsStep;
import dev.cognate.userpool.token.Issuance;
import dev.cognate.userpool.token.TokenDraft;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Adds declared claims and scopes to tokens. A file that cannot be understood keeps the service from starting. */
@Startup
@ApplicationScoped
class DeclaredClaimsStep implements ClaimsStep {
    private final DeclaredClaims declared;

    @Inject
    DeclaredClaimsStep(ClaimsConfig config) {
        this(config.file().map(DeclaredClaims::read).orElse(DeclaredClaims.NONE));
    }

    DeclaredClaimsStep(DeclaredClaims declared) {
        this.declared = declared;
    }

    @Override
    public Stage stage() {
        return Stage.DECLARED;
    }

    @Override
    public Uni<TokenDraft> shape(Issuance issuance, TokenDraft draft) {
        TokenDraft shaped = draft;
        for (ClaimRule rule : declared.rulesFor(
                issuance.target().pool().id(),
                issuance.target().client().id(),
                issuance.groups().names())) {
            shaped = rule.applyTo(shaped, issuance.user());
        }
        return Uni.createFrom().item(shaped);
    }
}
