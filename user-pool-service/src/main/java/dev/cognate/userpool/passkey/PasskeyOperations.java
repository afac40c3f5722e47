package dev.cognate.userpool.passkey;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DeleteWebAuthnCredentialOperation;
import dev.cognate.contract.idp.DeleteWebAuthnCredentialRequest;
import dev.cognate.contract.idp.DeleteWebAuthnCredentialResponse;
import dev.cognate.contract.idp.ListWebAuthnCredentialsOperation;
import dev.cognate.contract.idp.ListWebAuthnCredentialsRequest;
import dev.cognate.contract.idp.ListWebAuthnCredentialsResponse;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.contract.idp.WebAuthnCredentialDescription;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** ListWebAuthnCredentials and DeleteWebAuthnCredential. */
@ApplicationScoped
class PasskeyOperations implements ListWebAuthnCredentialsOperation, DeleteWebAuthnCredentialOperation {
    private static final int LARGEST_PAGE = 20;

    private final AccessTokens accessTokens;
    private final PasskeyStore store;
    private final PageTokens tokens;
    private final UserPoolEvents events;
    private final Database database;

    PasskeyOperations(
            AccessTokens accessTokens,
            PasskeyStore store,
            PageTokens tokens,
            UserPoolEvents events,
            Database database) {
        this.accessTokens = accessTokens;
        this.store = store;
        this.tokens = tokens;
        this.events = events;
        this.database = database;
    }

    @Override
    public Uni<ListWebAuthnCredentialsResponse> listWebAuthnCredentials(
            ListWebAuthnCredentialsRequest request, CallContext context) {
        return accessTokens.authenticate(request.accessToken()).chain(caller -> {
            String list =
                    "passkeys of " + caller.pool().id() + " " + caller.user().sub();
            PageTokens.Place place = tokens.open(list, request.nextToken());
            return all(caller).map(passkeys -> page(list, behind(passkeys, place), limit(request)));
        });
    }

    @Override
    public Uni<DeleteWebAuthnCredentialResponse> deleteWebAuthnCredential(
            DeleteWebAuthnCredentialRequest request, CallContext context) {
        return accessTokens
                .authenticateRecent(request.accessToken())
                .chain(caller -> delete(caller, request.credentialId(), context))
                .replaceWith(DeleteWebAuthnCredentialResponse.builder().build());
    }

    private Uni<List<Passkey>> all(SignedInUser caller) {
        return database.read(
                session -> store.of(session, caller.pool().id(), caller.user().sub()));
    }

    private Uni<Void> delete(SignedInUser caller, String id, CallContext context) {
        byte[] credentialId = Passkey.decode(id).orElseThrow(PasskeyOperations::missing);
        return database.inTransaction(session -> store.delete(session, caller.user(), credentialId)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw missing();
                    }
                })
                .chain(() -> events.record(
                        session,
                        UserPoolEventType.PASSKEY_DELETED,
                        caller.pool(),
                        caller.user(),
                        EventDetails.of(context, "credentialId", Passkey.encode(credentialId)))));
    }

    private ListWebAuthnCredentialsResponse page(String list, List<Passkey> left, int limit) {
        List<Passkey> shown = left.subList(0, Math.min(limit, left.size()));
        boolean more = left.size() > shown.size();
        return ListWebAuthnCredentialsResponse.builder()
                .credentials(shown.stream().map(PasskeyOperations::described).toList())
                .nextToken(
                        more ? tokens.continueBehind(list, null, shown.getLast().id()) : null)
                .build();
    }

    /** Goes on with the oldest when the passkey the page ended with was deleted in the meantime. */
    private static List<Passkey> behind(List<Passkey> passkeys, PageTokens.Place place) {
        if (place == null) {
            return passkeys;
        }
        List<String> ids = passkeys.stream().map(Passkey::id).toList();
        return passkeys.subList(ids.indexOf(place.id()) + 1, passkeys.size());
    }

    private static int limit(ListWebAuthnCredentialsRequest request) {
        return request.maxResults() == null || request.maxResults() == 0 ? LARGEST_PAGE : request.maxResults();
    }

    private static WebAuthnCredentialDescription described(Passkey passkey) {
        return WebAuthnCredentialDescription.builder()
                .credentialId(passkey.id())
                .friendlyCredentialName(passkey.device().name())
                .relyingPartyId(passkey.relyingPartyId())
                .authenticatorTransports(passkey.device().transports())
                .authenticatorAttachment(passkey.device().attachment().orElse(null))
                .createdAt(passkey.createdAt())
                .build();
    }

    private static ResourceNotFoundException missing() {
        return new ResourceNotFoundException("The passkey does not exist.");
    }
}
