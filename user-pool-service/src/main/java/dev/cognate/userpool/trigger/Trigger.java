package dev.cognate.userpool.trigger;

import dev.cognate.contract.idp.CustomEmailLambdaVersionConfigType;
import dev.cognate.contract.idp.CustomSMSLambdaVersionConfigType;
import dev.cognate.contract.idp.InboundFederationLambdaType;
import dev.cognate.contract.idp.LambdaConfigType;
import dev.cognate.contract.idp.PreTokenGenerationVersionConfigType;
import dev.cognate.userpool.pool.UserPool;
import java.util.Optional;
import java.util.function.Function;

/** The points of a pool's work where it calls a function: the members of {@code LambdaConfig}. */
public enum Trigger {
    PRE_SIGN_UP("PreSignUp"),
    POST_CONFIRMATION("PostConfirmation"),
    PRE_AUTHENTICATION("PreAuthentication"),
    POST_AUTHENTICATION("PostAuthentication"),
    DEFINE_AUTH_CHALLENGE("DefineAuthChallenge"),
    CREATE_AUTH_CHALLENGE("CreateAuthChallenge"),
    VERIFY_AUTH_CHALLENGE_RESPONSE("VerifyAuthChallengeResponse"),
    PRE_TOKEN_GENERATION("PreTokenGeneration"),
    USER_MIGRATION("UserMigration"),
    CUSTOM_MESSAGE("CustomMessage"),
    CUSTOM_EMAIL_SENDER("CustomEmailSender"),
    CUSTOM_SMS_SENDER("CustomSMSSender"),
    INBOUND_FEDERATION("InboundFederation");

    private final String spoken;

    Trigger(String spoken) {
        this.spoken = spoken;
    }

    /** The name in errors. */
    String spoken() {
        return spoken;
    }

    /** The ARN of the pool's function, if it has one. */
    Optional<String> functionOf(UserPool pool) {
        return Optional.ofNullable(pool.settings().lambdaConfig()).map(this::in);
    }

    /** Whether Kafka may carry the events: nobody waits for what the function answers. */
    boolean isOneWay() {
        return switch (this) {
            case POST_CONFIRMATION, POST_AUTHENTICATION, CUSTOM_EMAIL_SENDER, CUSTOM_SMS_SENDER -> true;
            case PRE_SIGN_UP,
                    PRE_AUTHENTICATION,
                    DEFINE_AUTH_CHALLENGE,
                    CREATE_AUTH_CHALLENGE,
                    VERIFY_AUTH_CHALLENGE_RESPONSE,
                    PRE_TOKEN_GENERATION,
                    USER_MIGRATION,
                    CUSTOM_MESSAGE,
                    INBOUND_FEDERATION -> false;
        };
    }

    private String in(LambdaConfigType config) {
        return switch (this) {
            case PRE_SIGN_UP -> config.preSignUp();
            case POST_CONFIRMATION -> config.postConfirmation();
            case PRE_AUTHENTICATION -> config.preAuthentication();
            case POST_AUTHENTICATION -> config.postAuthentication();
            case DEFINE_AUTH_CHALLENGE -> config.defineAuthChallenge();
            case CREATE_AUTH_CHALLENGE -> config.createAuthChallenge();
            case VERIFY_AUTH_CHALLENGE_RESPONSE -> config.verifyAuthChallengeResponse();
            case PRE_TOKEN_GENERATION ->
                arn(config.preTokenGenerationConfig(), PreTokenGenerationVersionConfigType::lambdaArn)
                        .orElse(config.preTokenGeneration());
            case USER_MIGRATION -> config.userMigration();
            case CUSTOM_MESSAGE -> config.customMessage();
            case CUSTOM_EMAIL_SENDER ->
                arn(config.customEmailSender(), CustomEmailLambdaVersionConfigType::lambdaArn)
                        .orElse(null);
            case CUSTOM_SMS_SENDER ->
                arn(config.customSMSSender(), CustomSMSLambdaVersionConfigType::lambdaArn)
                        .orElse(null);
            case INBOUND_FEDERATION ->
                arn(config.inboundFederation(), InboundFederationLambdaType::lambdaArn)
                        .orElse(null);
        };
    }

    private static <C> Optional<String> arn(C versioned, Function<C, String> member) {
        return Optional.ofNullable(versioned).map(member);
    }
}
