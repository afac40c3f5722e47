package dev.cognate.userpool.message;

import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.contract.idp.DeliveryMediumType;
import java.util.Optional;
import java.util.Set;

/**
 * Where a message goes.
 *
 * @param medium EMAIL or SMS
 * @param attribute the attribute the address is from
 * @param address the address in the clear
 */
public record Destination(DeliveryMediumType medium, String attribute, String address) {
    /** Name of the e-mail attribute. */
    public static final String EMAIL = "email";

    /** Name of the phone attribute. */
    public static final String PHONE = "phone_number";

    /** The attributes that hold an address. */
    public static final Set<String> ATTRIBUTES = Set.of(EMAIL, PHONE);

    /** An e-mail address. */
    public static Destination email(String address) {
        return new Destination(DeliveryMediumType.EMAIL, EMAIL, address);
    }

    /** A phone number. */
    public static Destination phone(String number) {
        return new Destination(DeliveryMediumType.SMS, PHONE, number);
    }

    /** The destination an attribute's value is, when the attribute is e-mail or phone. */
    public static Optional<Destination> of(String attribute, String value) {
        return switch (attribute) {
            case EMAIL -> Optional.of(email(value));
            case PHONE -> Optional.of(phone(value));
            default -> Optional.empty();
        };
    }

    /** What the caller may know of it. */
    public CodeDeliveryDetailsType details() {
        return CodeDeliveryDetailsType.builder()
                .destination(medium.equals(DeliveryMediumType.SMS) ? Masks.phone(address) : Masks.email(address))
                .deliveryMedium(medium)
                .attributeName(attribute)
                .build();
    }

    @Override
    public String toString() {
        return "Destination[medium=" + medium + ", attribute=" + attribute + "]";
    }
}
