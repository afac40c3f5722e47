package dev.cognate.userpool.federation.user;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An identity of a user, as the attribute {@code identities} lists it.
 *
 * @param userId who it is at the provider: the subject, or the value of the claim it is linked by until the first sign-in
 * @param providerName the provider's name in the pool
 * @param providerType such as {@code Google}
 * @param issuer of SAML assertions; null for other providers
 * @param primary whether the user came to be by it
 * @param dateCreated milliseconds since 1970
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"dateCreated", "userId", "providerName", "providerType", "issuer", "primary"})
record Identity(
        String userId,
        String providerName,
        String providerType,
        String issuer,
        @JsonFormat(shape = JsonFormat.Shape.STRING) boolean primary,
        @JsonFormat(shape = JsonFormat.Shape.STRING) long dateCreated) {

    static Identity of(String userId, String providerName, String providerType, boolean primary, Instant now) {
        return new Identity(userId, providerName, providerType, null, primary, now.toEpochMilli());
    }

    boolean is(String provider, String id) {
        return providerName.equals(provider) && userId.equals(id);
    }

    Identity withUserId(String id) {
        return new Identity(id, providerName, providerType, issuer, primary, dateCreated);
    }

    /** As ID tokens show it, where every value is a text. */
    Map<String, Object> claim() {
        Map<String, Object> claim = new TreeMap<>();
        claim.put("userId", userId);
        claim.put("providerName", providerName);
        claim.put("providerType", providerType);
        claim.put("issuer", issuer);
        claim.put("primary", String.valueOf(primary));
        claim.put("dateCreated", String.valueOf(dateCreated));
        return claim;
    }

    /** Who it is at the provider is personal data. */
    @Override
    public String toString() {
        return "Identity[providerName=" + providerName + ", primary=" + primary + "]";
    }
}
