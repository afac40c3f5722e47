package dev.cognate.userpool.otp;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.DeliveryMediumType;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.user.User;
import java.util.Optional;

/** How a code reaches its user. */
public enum Channel {
    /** To the attribute {@code email}. */
    EMAIL(Destination.EMAIL, Factor.EMAIL_CODE),
    /** To the attribute {@code phone_number}. */
    SMS(Destination.PHONE, Factor.SMS_CODE);

    private final String attribute;
    private final Factor factor;

    Channel(String attribute, Factor factor) {
        this.attribute = attribute;
        this.factor = factor;
    }

    /** The channel of EMAIL_OTP, SMS_OTP or SMS_MFA. */
    public static Channel of(ChallengeNameType challenge) {
        return challenge.equals(ChallengeNameType.EMAIL_OTP) ? EMAIL : SMS;
    }

    /** Where a user's codes go by this channel, verified or not; empty when the user has no such address. */
    public Optional<Destination> destination(User user) {
        return user.attribute(attribute).flatMap(address -> Destination.of(attribute, address));
    }

    /** The attribute that holds the address. */
    public String attribute() {
        return attribute;
    }

    DeliveryMediumType medium() {
        return this == EMAIL ? DeliveryMediumType.EMAIL : DeliveryMediumType.SMS;
    }

    /** What a right code shows. */
    public Factor factor() {
        return factor;
    }
}
