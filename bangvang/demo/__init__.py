"""The demo office: Sở GDĐT Quảng Nam of 2024 by its real units; schools and people invented by a seeded generator."""
