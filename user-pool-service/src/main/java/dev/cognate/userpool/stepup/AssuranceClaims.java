package dev.cognate.userpool.stepup;

import dev.cognate.userpool.token.Assurance;
import dev.cognate.userpool.token.ClaimsStep;
import dev.cognate.userpool.token.Issuance;
import dev.cognate.userpool.token.TokenDraft;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Consumer;

/** The {@code acr} and {@code amr} claims of both tokens, the same after each refresh. */
@ApplicationScoped
class AssuranceClaims implements ClaimsStep {
    @Override
    public Stage stage() {
        return Stage.AUTHENTICATION;
    }

    @Override
    public Uni<TokenDraft> shape(Issuance issuance, TokenDraft draft) {
        Assurance assurance = issuance.family().assurance();
        Consumer<Map<String, Object>> claims = token -> {
            assurance.acr().ifPresent(acr -> token.put("acr", acr));
            if (!assurance.amr().isEmpty()) {
                token.put("amr", assurance.amr());
            }
        };
        return Uni.createFrom().item(draft.withId(claims).withAccess(claims));
    }
}
