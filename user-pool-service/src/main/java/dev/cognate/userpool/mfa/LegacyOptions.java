package dev.cognate.userpool.mfa;

import dev.cognate.contract.idp.DeliveryMediumType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.MFAOptionType;
import dev.cognate.contract.idp.SMSMfaSettingsType;
import dev.cognate.userpool.message.Destination;
import java.util.List;

/** MFAOptions as SetUserSettings takes them: SMS to the phone number, or nothing. */
final class LegacyOptions {
    private LegacyOptions() {}

    /** The change a list of options asks for. An empty one switches SMS off. */
    static PreferenceChange change(List<MFAOptionType> options) {
        for (MFAOptionType option : options) {
            if (!DeliveryMediumType.SMS.equals(option.deliveryMedium())
                    || !Destination.PHONE.equals(option.attributeName())) {
                throw new InvalidParameterException("Only SMS to phone_number can be set as an MFA option.");
            }
        }
        boolean sms = !options.isEmpty();
        return new PreferenceChange()
                .sms(SMSMfaSettingsType.builder().enabled(sms).preferredMfa(sms).build());
    }
}
