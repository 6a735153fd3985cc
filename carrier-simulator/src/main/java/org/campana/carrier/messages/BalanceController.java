package org.campana.carrier.messages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What is left on the account: here always enough. A question that changes nothing and tells of nobody.
@Controller
final class BalanceController {

    private final ApiDoor door;

    BalanceController(ApiDoor door) {
        this.door = door;
    }

    @GetMapping("/carrier/2010-04-01/Accounts/{account}/Balance.json")
    void balance(@PathVariable String account, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        door.answer(
                door.refusal(account, request),
                response,
                Map.of("account_sid", account, "balance", "1000.00", "currency", "USD"));
    }
}
