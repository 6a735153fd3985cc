package org.campana.notifier.channel.sms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.campana.notifier.channel.Channel;
import org.campana.notifier.channel.sms.TwilioSms.CarrierStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The accounts that texts leave by: the first, and the standby where one is set. Each has its own connections, and
/// what its carrier calls back counts only under that account's own signature.
@Component
public final class SmsAccounts implements AutoCloseable {

    private final Map<String, Account> accounts = new LinkedHashMap<>();

    SmsAccounts(TwilioSettings first, StandbySettings standby, PublicUrl publicUrl) {
        accounts.put(Channel.FIRST, Account.of(first, publicUrl));
        if (standby.set()) {
            if (standby.accountSid().equals(first.accountSid())) {
                throw new IllegalArgumentException("campana.sms.standby.account-sid is that of campana.sms.twilio:"
                        + " whatever stops the first account would stop it too; give it an account of its own");
            }
            accounts.put(
                    Channel.STANDBY, Account.of(standby.account(first.connectTimeout(), first.deadline()), publicUrl));
        }
    }

    /// Whether there is another account than the first.
    public boolean standby() {
        return accounts.containsKey(Channel.STANDBY);
    }

    /// By which account somebody signed this address and these parameters.
    ///
    /// @param accountSid whose they say that they are
    /// @param url the public address from our own configuration, never from the request's headers
    /// @return empty when that account is none of ours, or did not sign
    public Optional<String> signer(
            @Nullable String accountSid, String url, Map<String, String> params, String signature) {
        return accounts.entrySet().stream()
                .filter(each -> each.getValue().sid().equals(accountSid))
                .filter(each -> each.getValue().signature().valid(url, params, signature))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Asks what became of a message whose callbacks never came.
    ///
    /// @param account by which it left
    /// @return empty when that account is not there any more, could not be asked, or does not know it
    public Optional<CarrierStatus> statusOf(String account, String providerId) {
        return Optional.ofNullable(accounts.get(account))
                .flatMap(known -> known.sms().statusOf(providerId));
    }

    TwilioSms sms(String account) {
        Account known = accounts.get(account);
        if (known == null) {
            throw new IllegalArgumentException("There is no account " + account);
        }
        return known.sms();
    }

    @Override
    public void close() {
        accounts.values().forEach(account -> account.sms().close());
    }

    private record Account(String sid, TwilioSms sms, TwilioSignature signature) {

        static Account of(TwilioSettings settings, PublicUrl publicUrl) {
            return new Account(
                    settings.accountSid(), new TwilioSms(settings, publicUrl), new TwilioSignature(settings));
        }
    }
}
