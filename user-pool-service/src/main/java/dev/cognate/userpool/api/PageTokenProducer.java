package dev.cognate.userpool.api;

import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.database.Json;
import dev.cognate.database.PageTokens;
import dev.cognate.keyring.Keyring;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Page tokens that are refused in the words of user pools. */
@Singleton
class PageTokenProducer {
    @Produces
    @Singleton
    PageTokens pageTokens(Keyring keyring, Json json, Clock clock) {
        return new PageTokens(
                keyring, json, clock, () -> new InvalidParameterException("Paging Marker is Invalid for Request"));
    }
}
