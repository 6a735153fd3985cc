package org.campana.notifier.signup;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Where a tap on a notice leads: the same page for everybody. The words stand behind the `#` of the address, which
/// browsers keep to themselves, so this server never learns who read what.
@Controller
class NoticePage {

    @GetMapping("/notice")
    String notice() {
        return "signup/notice";
    }
}
