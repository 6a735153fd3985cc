package org.campana.notifier.signup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.DeliveryId;
import org.campana.events.PersonId;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.notifier.signup.Pending.Asked;
import org.campana.web.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The code comes back: nobody is on the list before it did (reliability C1).
@Component
class Confirmation {

    private final SignUp signUp;
    private final Pending pending;
    private final Codes codes;
    private final Words words;
    private final Joining joining;

    Confirmation(SignUp signUp, Pending pending, Codes codes, Words words, Joining joining) {
        this.signUp = signUp;
        this.pending = pending;
        this.codes = codes;
        this.words = words;
        this.joining = joining;
    }

    /// Joins whoever has the token of the page and the code of the text. A wrong try counts even if nothing else
    /// comes of it.
    Outcome confirm(@Nullable String token, @Nullable String typed, Locale page) {
        Optional<Token> read = Token.read(token);
        return read.isEmpty() ? new Refused() : signUp.alone(() -> confirmNow(read.get(), Codes.digits(typed), page));
    }

    private Outcome confirmNow(Token token, String code, Locale page) {
        Asked asked = pending.find(token).orElse(null);
        if (asked == null) {
            return new Refused();
        }
        PersonId person = asked.person();
        DeliveryId text = codes.check(person, code).orElse(null);
        PhoneNumber number = joining.numberOf(person).orElse(null);
        if (text == null || number == null || joining.isOff(person)) {
            // Also who said STOP between the text and the code: only START takes that back (C7).
            return new Refused();
        }
        if (joining.isOnAnotherList(person)) {
            return new OnAnotherList();
        }
        List<Channel> channels = asked.wish().way().channels();
        joining.join(new EnrolmentRequest(
                number,
                Audience.FAMILIES,
                asked.wish().schools(),
                asked.wish().languages(),
                channels,
                false,
                List.of(),
                asked.wish().hours(),
                words.proof(page, channels.getFirst(), text.toString())));
        channels.stream()
                .skip(1)
                .forEach(channel -> joining.agreed(person, words.proof(page, channel, text.toString())));
        codes.use(person);
        pending.remove(token);
        return new Joined(joining.linkOf(person));
    }

    /// What came of it.
    sealed interface Outcome {}

    /// They are on the list.
    record Joined(Token link) implements Outcome {}

    /// Wrong, too old, used or tried too often; which of them is nobody's business.
    record Refused() implements Outcome {}

    /// It is their number, but it gets alerts as somebody else, such as staff: a person is in one audience.
    record OnAnotherList() implements Outcome {}
}
