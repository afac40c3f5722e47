package dev.cognate.userpool.pool;

import dev.cognate.contract.idp.AdvancedSecurityAdditionalFlowsType;
import dev.cognate.contract.idp.AdvancedSecurityEnabledModeType;
import dev.cognate.contract.idp.AdvancedSecurityModeType;
import dev.cognate.contract.idp.UserPoolAddOnsType;
import java.util.Optional;

/**
 * What threat protection does in a pool.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html">AWS's
 *     guide: enforcement modes</a>
 */
public enum ThreatMode {
    /** Nothing. */
    OFF,
    /** It judges, and does nothing about it. */
    AUDIT,
    /** It judges and acts. */
    ENFORCED;

    /** For sign-ins with passwords, codes and passkeys. */
    public static ThreatMode of(UserPool pool) {
        return addOns(pool)
                .map(UserPoolAddOnsType::advancedSecurityMode)
                .map(AdvancedSecurityModeType::value)
                .map(ThreatMode::parse)
                .orElse(OFF);
    }

    /** For sign-ins of CUSTOM_AUTH, which have a mode of their own. */
    public static ThreatMode ofCustom(UserPool pool) {
        return addOns(pool)
                .map(UserPoolAddOnsType::advancedSecurityAdditionalFlows)
                .map(AdvancedSecurityAdditionalFlowsType::customAuthMode)
                .map(AdvancedSecurityEnabledModeType::value)
                .map(ThreatMode::parse)
                .orElse(OFF);
    }

    private static Optional<UserPoolAddOnsType> addOns(UserPool pool) {
        return Optional.ofNullable(pool.settings().userPoolAddOns());
    }

    private static ThreatMode parse(String value) {
        return switch (value) {
            case "AUDIT" -> AUDIT;
            case "ENFORCED" -> ENFORCED;
            default -> OFF;
        };
    }
}
