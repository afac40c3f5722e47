package dev.cognate.userpool.recoverycode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Codes that stand in for a lost second factor. Cognito has none. */
@ConfigMapping(prefix = "cognate.recovery-codes")
public interface RecoveryCodeConfig {

    /** Whether users may have recovery codes, and may answer SOFTWARE_TOKEN_MFA and SMS_MFA with one. */
    @WithDefault("false")
    boolean enabled();

    /** How many codes a user gets at once, 1 to 50. New ones make the old ones void. */
    @WithDefault("10")
    int count();
}
