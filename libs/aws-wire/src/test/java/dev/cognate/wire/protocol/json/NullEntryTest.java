package dev.cognate.wire.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.idp.InitiateAuthRequest;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NullEntryTest {
    @Test
    void shouldReadANullEntryOfAMapAsAnAbsentOne() throws Exception {
        // given: what browsers send when they refresh without a device
        Buffer body = Buffer.buffer("{\"AuthParameters\":{\"REFRESH_TOKEN\":\"t\",\"DEVICE_KEY\":null}}");

        // when
        InitiateAuthRequest request = ContractJson.onWire().read(body, InitiateAuthRequest.class);

        // then
        assertThat(request.authParameters()).isEqualTo(Map.of("REFRESH_TOKEN", "t"));
    }
}
