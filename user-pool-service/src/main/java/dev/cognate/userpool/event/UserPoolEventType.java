package dev.cognate.userpool.event;

import java.util.Locale;

/** What may have happened in a user pool. Sign-in attempts and what threat protection makes of them go to topics of their own. */
public enum UserPoolEventType {
    USER_POOL_CREATED,
    USER_POOL_UPDATED,
    USER_POOL_DELETED,
    USER_POOL_SCHEMA_EXTENDED,
    USER_POOL_TAGGED,
    USER_POOL_UNTAGGED,
    SIGNING_KEY_ROTATED,
    APP_CLIENT_CREATED,
    APP_CLIENT_UPDATED,
    APP_CLIENT_DELETED,
    APP_CLIENT_SECRET_ADDED,
    APP_CLIENT_SECRET_DELETED,
    DOMAIN_CREATED,
    DOMAIN_UPDATED,
    DOMAIN_DELETED,
    RESOURCE_SERVER_CREATED,
    RESOURCE_SERVER_UPDATED,
    RESOURCE_SERVER_DELETED,
    IDENTITY_PROVIDER_CREATED,
    IDENTITY_PROVIDER_UPDATED,
    IDENTITY_PROVIDER_DELETED,
    TERMS_CREATED,
    TERMS_UPDATED,
    TERMS_DELETED,
    MANAGED_LOGIN_BRANDING_CREATED,
    MANAGED_LOGIN_BRANDING_UPDATED,
    MANAGED_LOGIN_BRANDING_DELETED,
    UI_CUSTOMIZATION_CHANGED,
    RISK_CONFIGURATION_CHANGED,
    USER_IMPORT_JOB_CREATED,
    USER_IMPORT_JOB_STARTED,
    USER_IMPORT_JOB_STOPPING,
    USER_IMPORT_JOB_ENDED,
    USER_SIGNED_UP,
    USER_CREATED,
    USER_INVITED,
    USER_MIGRATED,
    USER_IMPORTED,
    USER_CONFIRMED,
    USER_UPDATED,
    USER_ATTRIBUTE_VERIFIED,
    USER_ENABLED,
    USER_DISABLED,
    USER_DELETED,
    USER_LINKED,
    USER_UNLINKED,
    USER_IDENTITY_DISABLED,
    GROUP_CREATED,
    GROUP_UPDATED,
    GROUP_DELETED,
    USER_ADDED_TO_GROUP,
    USER_REMOVED_FROM_GROUP,
    CODE_REQUESTED,
    PASSWORD_CHANGED,
    PASSWORD_RESET_REQUESTED,
    PASSWORD_RESET,
    PASSKEY_REGISTERED,
    PASSKEY_DELETED,
    USER_SIGNED_OUT,
    DEVICE_CONFIRMED,
    DEVICE_REMEMBERED,
    DEVICE_NOT_REMEMBERED,
    DEVICE_FORGOTTEN,
    MFA_PREFERENCE_CHANGED,
    SOFTWARE_TOKEN_REGISTERED,
    SOFTWARE_TOKEN_DELETED,
    RECOVERY_CODES_ISSUED,
    RECOVERY_CODE_USED,
    TOKEN_REVOKED,
    SIGN_IN_SUCCEEDED(UserPoolEventType.AUTH_TOPIC),
    SIGN_IN_FAILED(UserPoolEventType.AUTH_TOPIC),
    SIGN_IN_CHALLENGED(UserPoolEventType.AUTH_TOPIC),
    TOKENS_ISSUED(UserPoolEventType.AUTH_TOPIC),
    CLIENT_TOKEN_ISSUED(UserPoolEventType.AUTH_TOPIC),
    TOKENS_REFRESHED(UserPoolEventType.AUTH_TOPIC),
    RISK_ASSESSED(UserPoolEventType.RISK_TOPIC);

    private static final String CHANGE_TOPIC = "cognate.user-pool.events.v1";
    private static final String AUTH_TOPIC = "cognate.auth.events.v1";
    private static final String RISK_TOPIC = "cognate.risk.decisions.v1";

    private final String topic;

    UserPoolEventType() {
        this(UserPoolEventType.CHANGE_TOPIC);
    }

    UserPoolEventType(String topic) {
        this.topic = topic;
    }

    /** The Kafka topic facts of this type go to. */
    public String topic() {
        return topic;
    }

    /** The CloudEvents type, for example {@code dev.cognate.user-pool.user-signed-up.v1}. */
    public String wireName() {
        return "dev.cognate.user-pool." + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";
    }
}
