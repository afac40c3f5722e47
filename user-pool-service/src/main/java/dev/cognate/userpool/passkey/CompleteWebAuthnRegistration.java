package dev.cognate.userpool.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import com.webauthn4j.verifier.exception.VerificationException;
import dev.cognate.contract.AwsException;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CompleteWebAuthnRegistrationOperation;
import dev.cognate.contract.idp.CompleteWebAuthnRegistrationRequest;
import dev.cognate.contract.idp.CompleteWebAuthnRegistrationResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.WebAuthnCredentialNotSupportedException;
import dev.cognate.contract.idp.WebAuthnOriginNotAllowedException;
import dev.cognate.contract.idp.WebAuthnRelyingPartyMismatchException;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;

/** CompleteWebAuthnRegistration: keeps the passkey an authenticator made. */
@ApplicationScoped
class CompleteWebAuthnRegistration implements CompleteWebAuthnRegistrationOperation {
    private final AccessTokens accessTokens;
    private final RegistrationChallenges challenges;
    private final RelyingParties parties;
    private final Ceremonies ceremonies;
    private final PasskeyStore store;
    private final Users users;
    private final UserPoolEvents events;
    private final Database database;
    private final Clock clock;

    CompleteWebAuthnRegistration(
            AccessTokens accessTokens,
            RegistrationChallenges challenges,
            RelyingParties parties,
            Ceremonies ceremonies,
            PasskeyStore store,
            Users users,
            UserPoolEvents events,
            Database database,
            Clock clock) {
        this.accessTokens = accessTokens;
        this.challenges = challenges;
        this.parties = parties;
        this.ceremonies = ceremonies;
        this.store = store;
        this.users = users;
        this.events = events;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Uni<CompleteWebAuthnRegistrationResponse> completeWebAuthnRegistration(
            CompleteWebAuthnRegistrationRequest request, CallContext context) {
        return accessTokens
                .authenticateRecent(request.accessToken())
                .chain(caller -> register(caller, request.credential(), context))
                .replaceWith(CompleteWebAuthnRegistrationResponse.builder().build());
    }

    Uni<Void> register(SignedInUser caller, JsonNode credential, CallContext context) {
        PasskeyRules.requireEnabled(caller.pool());
        RelyingParty party = parties.find(caller.pool())
                .orElseThrow(() -> new WebAuthnRelyingPartyMismatchException("The user pool has no relying party."));
        RegistrationData data =
                ceremonies.readRegistration(credential.toString()).orElseThrow(CompleteWebAuthnRegistration::malformed);
        byte[] challenge = data.getCollectedClientData().getChallenge().getValue();
        return challenges
                .redeem(caller, challenge)
                .map(nothing -> passkey(caller, party, verify(data, party, challenge), credential))
                .chain(passkey -> database.inTransaction(session -> store(session, caller, passkey, context)));
    }

    private Ceremonies.Made verify(RegistrationData data, RelyingParty party, byte[] challenge) {
        try {
            return ceremonies.verify(data, party, challenge);
        } catch (VerificationException broken) {
            throw refusal(broken);
        }
    }

    private Passkey passkey(SignedInUser caller, RelyingParty party, Ceremonies.Made made, JsonNode credential) {
        return new Passkey(
                caller.pool().id(),
                caller.user().sub(),
                made.credentialId(),
                party.id(),
                made.key(),
                Authenticators.describe(credential, made.aaguid()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The lock on the user keeps two registrations from passing the limit together. */
    private Uni<Void> store(Mutiny.Session session, SignedInUser caller, Passkey passkey, CallContext context) {
        return users.findForUpdate(session, passkey.poolId(), passkey.sub())
                .invoke(user -> user.orElseThrow(() -> new NotAuthorizedException("Invalid Access Token")))
                .chain(() -> store.of(session, passkey.poolId(), passkey.sub()))
                .invoke(PasskeyRules::requireRoom)
                .chain(() -> store.insert(session, passkey))
                .invoke(added -> {
                    if (!added) {
                        throw new InvalidParameterException("The passkey is registered already.");
                    }
                })
                .chain(() -> events.record(
                        session,
                        UserPoolEventType.PASSKEY_REGISTERED,
                        caller.pool(),
                        caller.user(),
                        EventDetails.of(context, "credentialId", passkey.id())));
    }

    private static AwsException refusal(VerificationException broken) {
        return switch (broken) {
            case BadOriginException origin -> foreignOrigin();
            case BadTopOriginException origin -> foreignOrigin();
            case CrossOriginException framed -> foreignOrigin();
            case BadRpIdException party ->
                new WebAuthnRelyingPartyMismatchException(
                        "The passkey was made for another relying party than the user pool's.");
            case NotAllowedAlgorithmException algorithm -> unsupported();
            case UserNotVerifiedException unverified -> unsupported();
            case UserNotPresentException absent -> unsupported();
            default -> malformed();
        };
    }

    private static WebAuthnOriginNotAllowedException foreignOrigin() {
        return new WebAuthnOriginNotAllowedException(
                "The passkey was made on a page that does not belong to the user pool's relying party.");
    }

    private static WebAuthnCredentialNotSupportedException unsupported() {
        return new WebAuthnCredentialNotSupportedException("The authenticator is not supported by the user pool.");
    }

    private static InvalidParameterException malformed() {
        return new InvalidParameterException("The credential is not valid.");
    }
}
