package dev.cognate.userpool.oauth.backchannel;

import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.token.ClaimsStep;
import dev.cognate.userpool.token.Grant;
import dev.cognate.userpool.token.Issuance;
import dev.cognate.userpool.token.TokenDraft;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Tells clients that want to hear of its end which session an ID token belongs to ({@code sid}, §2.1). */
@ApplicationScoped
class SessionIdClaim implements ClaimsStep {
    private final Extensions extensions;

    SessionIdClaim(Extensions extensions) {
        this.extensions = extensions;
    }

    @Override
    public Stage stage() {
        return Stage.AUTHENTICATION;
    }

    @Override
    public Uni<TokenDraft> shape(Issuance issuance, TokenDraft draft) {
        Optional<UUID> session = issuance.family().grant().flatMap(Grant::browserSession);
        boolean told = session.isPresent()
                && extensions.of(issuance.target().client()).backChannelLogout().isPresent();
        return Uni.createFrom()
                .item(
                        told
                                ? draft.withId(claims ->
                                        claims.put("sid", session.get().toString()))
                                : draft);
    }
}
