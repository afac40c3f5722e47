package dev.cognate.userpool.oauth;

import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;

/** Implemented by the pages: what people see who let a device in that shows them a code. */
public interface DevicePages {
    /**
     * What is asked.
     *
     * @param target the client the device is of
     * @param username who is signed in here, and will be there
     * @param code what the field begins with
     * @param token posted back, so that no other site's form is taken for this page's
     * @param wrong whether no device waits with that code
     */
    record Question(ClientInPool target, String username, String code, String token, boolean wrong) {
        @Override
        public String toString() {
            return "Question[wrong=" + wrong + "]";
        }
    }

    /** Asks for the code, and for a yes or a no: {@code user_code}, {@code token}, and {@code answer} allow or deny. */
    Uni<WebAnswer> ask(WebRequest request, Question question);

    /** Says that all is done. */
    Uni<WebAnswer> done(WebRequest request, ClientInPool target, boolean allowed);
}
