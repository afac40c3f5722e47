package dev.cognate.userpool.passkey;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.StartWebAuthnRegistrationOperation;
import dev.cognate.contract.idp.StartWebAuthnRegistrationRequest;
import dev.cognate.contract.idp.StartWebAuthnRegistrationResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** StartWebAuthnRegistration: what an authenticator needs to make a passkey for a signed-in user. */
@ApplicationScoped
class StartWebAuthnRegistration implements StartWebAuthnRegistrationOperation {
    private final AccessTokens accessTokens;
    private final RegistrationChallenges challenges;
    private final PasskeyStore store;
    private final RelyingParties parties;
    private final Database database;

    StartWebAuthnRegistration(
            AccessTokens accessTokens,
            RegistrationChallenges challenges,
            PasskeyStore store,
            RelyingParties parties,
            Database database) {
        this.accessTokens = accessTokens;
        this.challenges = challenges;
        this.store = store;
        this.parties = parties;
        this.database = database;
    }

    @Override
    public Uni<StartWebAuthnRegistrationResponse> startWebAuthnRegistration(
            StartWebAuthnRegistrationRequest request, CallContext context) {
        return accessTokens.authenticateRecent(request.accessToken()).chain(this::begin);
    }

    Uni<StartWebAuthnRegistrationResponse> begin(SignedInUser caller) {
        PasskeyRules.requireEnabled(caller.pool());
        RelyingParty party = parties.require(caller.pool());
        return database.read(session ->
                        store.of(session, caller.pool().id(), caller.user().sub()))
                .map(known -> options(caller, party, known));
    }

    private StartWebAuthnRegistrationResponse options(SignedInUser caller, RelyingParty party, List<Passkey> known) {
        PasskeyRules.requireRoom(known);
        List<Passkey> usable = known.stream()
                .filter(passkey -> passkey.relyingPartyId().equals(party.id()))
                .toList();
        return StartWebAuthnRegistrationResponse.builder()
                .credentialCreationOptions(Options.creation(party, caller.user(), challenges.give(caller), usable))
                .build();
    }
}
