package dev.cognate.userpool.token;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.group.UserGroups;
import dev.cognate.userpool.user.User;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens about to be given out.
 *
 * @param target the client they are for
 * @param holder the sign-in they belong to
 * @param cause why they are given
 * @param clientMetadata the call's ClientMetadata, for triggers
 * @param context the call
 * @param nonce what a relying party wants to find in the ID token
 * @param proofKey the thumbprint of the key the access token is bound to (RFC 9449)
 */
public record Issuance(
        ClientInPool target,
        TokenHolder holder,
        Cause cause,
        Map<String, String> clientMetadata,
        CallContext context,
        Optional<String> nonce,
        Optional<String> proofKey) {
    public Issuance {
        clientMetadata = clientMetadata == null ? Map.of() : Map.copyOf(clientMetadata);
    }

    /** Tokens without a nonce that are bound to no key. */
    public Issuance(
            ClientInPool target,
            TokenHolder holder,
            Cause cause,
            Map<String, String> clientMetadata,
            CallContext context) {
        this(target, holder, cause, clientMetadata, context, Optional.empty(), Optional.empty());
    }

    /** Why tokens are given, in the terms of the pre token generation trigger. */
    public enum Cause {
        AUTHENTICATION,
        NEW_PASSWORD_CHALLENGE,
        AUTHENTICATE_DEVICE,
        REFRESH_TOKENS,
        HOSTED_AUTH
    }

    /** Whom the tokens are about. */
    public User user() {
        return holder.user();
    }

    /** The sign-in they belong to. */
    public TokenFamily family() {
        return holder.family();
    }

    /** The groups the user is in now. */
    public UserGroups groups() {
        return holder.groups();
    }
}
