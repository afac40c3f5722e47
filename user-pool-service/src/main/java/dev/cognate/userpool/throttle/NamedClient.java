package dev.cognate.userpool.throttle;

import dev.cognate.contract.Structure;
import dev.cognate.contract.idp.AdminInitiateAuthRequest;
import dev.cognate.contract.idp.AdminRespondToAuthChallengeRequest;
import dev.cognate.contract.idp.ConfirmForgotPasswordRequest;
import dev.cognate.contract.idp.ConfirmSignUpRequest;
import dev.cognate.contract.idp.ForgotPasswordRequest;
import dev.cognate.contract.idp.GetTokensFromRefreshTokenRequest;
import dev.cognate.contract.idp.InitiateAuthRequest;
import dev.cognate.contract.idp.ResendConfirmationCodeRequest;
import dev.cognate.contract.idp.RespondToAuthChallengeRequest;
import dev.cognate.contract.idp.RevokeTokenRequest;
import dev.cognate.contract.idp.SignUpRequest;
import java.util.Optional;

/** The app client a request names. */
final class NamedClient {
    private NamedClient() {}

    static Optional<String> of(Structure request) {
        return Optional.ofNullable(
                switch (request) {
                    case InitiateAuthRequest r -> r.clientId();
                    case RespondToAuthChallengeRequest r -> r.clientId();
                    case AdminInitiateAuthRequest r -> r.clientId();
                    case AdminRespondToAuthChallengeRequest r -> r.clientId();
                    case GetTokensFromRefreshTokenRequest r -> r.clientId();
                    case SignUpRequest r -> r.clientId();
                    case ConfirmSignUpRequest r -> r.clientId();
                    case ResendConfirmationCodeRequest r -> r.clientId();
                    case ForgotPasswordRequest r -> r.clientId();
                    case ConfirmForgotPasswordRequest r -> r.clientId();
                    case RevokeTokenRequest r -> r.clientId();
                    default -> null;
                });
    }
}
