package dev.cognate.userpool.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/**
 * How many requests are let through. A rate is requests per second and how many may come at once after a pause, such as
 * {@code 25 burst 250}, or {@code off}. One request too many is answered TooManyRequestsException with {@code
 * Retry-After}.
 */
@ConfigMapping(prefix = "cognate.throttle")
public interface ThrottleConfig {

    /** Whether requests are limited at all. The lock-out after wrong passwords is not affected. */
    @WithDefault("true")
    boolean enabled();

    /**
     * Addresses or networks whose requests are not limited by address: servers of your own that sign many users in.
     * The address is the client's, as proxies in {@code cognate.wire.trusted-proxies} tell it.
     */
    @WithDefault("127.0.0.0/8,::1")
    List<String> exemptAddresses();

    /** Requests from one address, where an IPv6 address stands for its /64. Signed requests are not counted. */
    PerAddress perAddress();

    /** Requests that name one app client, from everywhere together. */
    PerClient perClient();

    /** How many addresses and clients an instance remembers while Redis is away and each instance counts alone. */
    @WithDefault("10000")
    int localEntries();

    /** Limits for one address. */
    interface PerAddress {
        /** InitiateAuth and GetTokensFromRefreshToken. */
        @WithDefault("25 burst 250")
        String userAuthentication();

        /** RespondToAuthChallenge; a sign-in may take several. */
        @WithDefault("75 burst 750")
        String challengeResponse();

        /** SignUp, ConfirmSignUp and ResendConfirmationCode. */
        @WithDefault("5 burst 50")
        String userCreation();

        /** ForgotPassword, ConfirmForgotPassword and ChangePassword. */
        @WithDefault("5 burst 50")
        String accountRecovery();

        /** RevokeToken. */
        @WithDefault("25 burst 250")
        String userToken();

        /** Tokens for clients themselves: the client credentials grant and GetClientToken. */
        @WithDefault("150 burst 1500")
        String clientAuthentication();

        /** Whatever users read with an access token, such as GetUser. */
        @WithDefault("50 burst 500")
        String userRead();

        /** Whatever users change with an access token, and all other operations without a signature. */
        @WithDefault("10 burst 100")
        String userUpdate();
    }

    /** Limits for one app client. Off, because whoever reaches such a limit shuts out everyone else who uses the client. */
    interface PerClient {
        /** InitiateAuth, AdminInitiateAuth and GetTokensFromRefreshToken. */
        @WithDefault("off")
        String userAuthentication();

        /** RespondToAuthChallenge and AdminRespondToAuthChallenge. */
        @WithDefault("off")
        String challengeResponse();

        /** SignUp, ConfirmSignUp and ResendConfirmationCode. */
        @WithDefault("off")
        String userCreation();

        /** ForgotPassword and ConfirmForgotPassword. */
        @WithDefault("off")
        String accountRecovery();

        /** RevokeToken. */
        @WithDefault("off")
        String userToken();

        /** Tokens for the client itself: the client credentials grant and GetClientToken. */
        @WithDefault("off")
        String clientAuthentication();
    }
}
