package dev.cognate.userpool.trigger;

/** Why a function is called: {@code triggerSource} of its event. */
public enum TriggerSource {
    PRE_SIGN_UP_SIGN_UP(Trigger.PRE_SIGN_UP, "PreSignUp_SignUp"),
    PRE_SIGN_UP_ADMIN_CREATE_USER(Trigger.PRE_SIGN_UP, "PreSignUp_AdminCreateUser"),
    PRE_SIGN_UP_EXTERNAL_PROVIDER(Trigger.PRE_SIGN_UP, "PreSignUp_ExternalProvider"),
    INBOUND_FEDERATION(Trigger.INBOUND_FEDERATION, "InboundFederation_ExternalProvider"),
    POST_CONFIRMATION_CONFIRM_SIGN_UP(Trigger.POST_CONFIRMATION, "PostConfirmation_ConfirmSignUp"),
    POST_CONFIRMATION_CONFIRM_FORGOT_PASSWORD(Trigger.POST_CONFIRMATION, "PostConfirmation_ConfirmForgotPassword"),
    PRE_AUTHENTICATION(Trigger.PRE_AUTHENTICATION, "PreAuthentication_Authentication"),
    POST_AUTHENTICATION(Trigger.POST_AUTHENTICATION, "PostAuthentication_Authentication"),
    DEFINE_AUTH_CHALLENGE(Trigger.DEFINE_AUTH_CHALLENGE, "DefineAuthChallenge_Authentication"),
    CREATE_AUTH_CHALLENGE(Trigger.CREATE_AUTH_CHALLENGE, "CreateAuthChallenge_Authentication"),
    VERIFY_AUTH_CHALLENGE_RESPONSE(
            Trigger.VERIFY_AUTH_CHALLENGE_RESPONSE, "VerifyAuthChallengeResponse_Authentication"),
    TOKEN_GENERATION_HOSTED_AUTH(Trigger.PRE_TOKEN_GENERATION, "TokenGeneration_HostedAuth"),
    TOKEN_GENERATION_AUTHENTICATION(Trigger.PRE_TOKEN_GENERATION, "TokenGeneration_Authentication"),
    TOKEN_GENERATION_NEW_PASSWORD_CHALLENGE(Trigger.PRE_TOKEN_GENERATION, "TokenGeneration_NewPasswordChallenge"),
    TOKEN_GENERATION_AUTHENTICATE_DEVICE(Trigger.PRE_TOKEN_GENERATION, "TokenGeneration_AuthenticateDevice"),
    TOKEN_GENERATION_REFRESH_TOKENS(Trigger.PRE_TOKEN_GENERATION, "TokenGeneration_RefreshTokens"),
    TOKEN_GENERATION_CLIENT_CREDENTIALS(Trigger.PRE_TOKEN_GENERATION, "TokenGeneration_ClientCredentials"),
    USER_MIGRATION_AUTHENTICATION(Trigger.USER_MIGRATION, "UserMigration_Authentication"),
    USER_MIGRATION_FORGOT_PASSWORD(Trigger.USER_MIGRATION, "UserMigration_ForgotPassword"),
    CUSTOM_MESSAGE_SIGN_UP(Trigger.CUSTOM_MESSAGE, "CustomMessage_SignUp"),
    CUSTOM_MESSAGE_ADMIN_CREATE_USER(Trigger.CUSTOM_MESSAGE, "CustomMessage_AdminCreateUser"),
    CUSTOM_MESSAGE_RESEND_CODE(Trigger.CUSTOM_MESSAGE, "CustomMessage_ResendCode"),
    CUSTOM_MESSAGE_FORGOT_PASSWORD(Trigger.CUSTOM_MESSAGE, "CustomMessage_ForgotPassword"),
    CUSTOM_MESSAGE_UPDATE_USER_ATTRIBUTE(Trigger.CUSTOM_MESSAGE, "CustomMessage_UpdateUserAttribute"),
    CUSTOM_MESSAGE_VERIFY_USER_ATTRIBUTE(Trigger.CUSTOM_MESSAGE, "CustomMessage_VerifyUserAttribute"),
    CUSTOM_MESSAGE_AUTHENTICATION(Trigger.CUSTOM_MESSAGE, "CustomMessage_Authentication"),
    CUSTOM_EMAIL_SENDER_SIGN_UP(Trigger.CUSTOM_EMAIL_SENDER, "CustomEmailSender_SignUp"),
    CUSTOM_EMAIL_SENDER_ADMIN_CREATE_USER(Trigger.CUSTOM_EMAIL_SENDER, "CustomEmailSender_AdminCreateUser"),
    CUSTOM_EMAIL_SENDER_RESEND_CODE(Trigger.CUSTOM_EMAIL_SENDER, "CustomEmailSender_ResendCode"),
    CUSTOM_EMAIL_SENDER_FORGOT_PASSWORD(Trigger.CUSTOM_EMAIL_SENDER, "CustomEmailSender_ForgotPassword"),
    CUSTOM_EMAIL_SENDER_UPDATE_USER_ATTRIBUTE(Trigger.CUSTOM_EMAIL_SENDER, "CustomEmailSender_UpdateUserAttribute"),
    CUSTOM_EMAIL_SENDER_VERIFY_USER_ATTRIBUTE(Trigger.CUSTOM_EMAIL_SENDER, "CustomEmailSender_VerifyUserAttribute"),
    CUSTOM_EMAIL_SENDER_AUTHENTICATION(Trigger.CUSTOM_EMAIL_SENDER, "CustomEmailSender_Authentication"),
    CUSTOM_EMAIL_SENDER_ACCOUNT_TAKE_OVER_NOTIFICATION(
            Trigger.CUSTOM_EMAIL_SENDER, "CustomEmailSender_AccountTakeOverNotification"),
    CUSTOM_SMS_SENDER_SIGN_UP(Trigger.CUSTOM_SMS_SENDER, "CustomSMSSender_SignUp"),
    CUSTOM_SMS_SENDER_ADMIN_CREATE_USER(Trigger.CUSTOM_SMS_SENDER, "CustomSMSSender_AdminCreateUser"),
    CUSTOM_SMS_SENDER_RESEND_CODE(Trigger.CUSTOM_SMS_SENDER, "CustomSMSSender_ResendCode"),
    CUSTOM_SMS_SENDER_FORGOT_PASSWORD(Trigger.CUSTOM_SMS_SENDER, "CustomSMSSender_ForgotPassword"),
    CUSTOM_SMS_SENDER_UPDATE_USER_ATTRIBUTE(Trigger.CUSTOM_SMS_SENDER, "CustomSMSSender_UpdateUserAttribute"),
    CUSTOM_SMS_SENDER_VERIFY_USER_ATTRIBUTE(Trigger.CUSTOM_SMS_SENDER, "CustomSMSSender_VerifyUserAttribute"),
    CUSTOM_SMS_SENDER_AUTHENTICATION(Trigger.CUSTOM_SMS_SENDER, "CustomSMSSender_Authentication");

    private final Trigger trigger;
    private final String wireName;

    TriggerSource(Trigger trigger, String wireName) {
        this.trigger = trigger;
        this.wireName = wireName;
    }

    /** The trigger this is a reason for. */
    public Trigger trigger() {
        return trigger;
    }

    /** As in the event. */
    public String wireName() {
        return wireName;
    }

    /** The source of a trigger for a purpose, which is the part of its name behind the underscore. */
    static TriggerSource of(Trigger trigger, MessagePurpose purpose) {
        return valueOf(trigger.name() + "_" + purpose.name());
    }
}
