package dev.cognate.userpool.token;

import dev.cognate.userpool.issuer.Issuers;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Drafts the tokens of an answer and leads the draft through every feature that has a say in it. */
@ApplicationScoped
class TokenShaper {
    private final Issuers issuers;
    private final Clock clock;
    private final List<ClaimsStep> steps;

    TokenShaper(Issuers issuers, Clock clock, @All List<ClaimsStep> steps) {
        this.issuers = issuers;
        this.clock = clock;
        this.steps =
                steps.stream().sorted(Comparator.comparing(ClaimsStep::stage)).toList();
    }

    /** What the tokens will say. */
    Uni<TokenDraft> shape(Issuance issuance, TokenLifetimes lifetimes) {
        String issuer = issuers.of(issuance.target().pool());
        TokenDraft plain = new TokenClaims(issuer, issuance, clock.instant()).draft(lifetimes);
        Uni<TokenDraft> draft = Uni.createFrom().item(plain);
        for (ClaimsStep step : steps) {
            draft = draft.chain(soFar -> step.shape(issuance, soFar));
        }
        return draft;
    }
}
