BEGIN;

SELECT player_id, name, kind FROM api.login('');
SELECT player_id, password_hash FROM api.find_login_by_name('');
SELECT api.me(0, 0), api.my_hands(0), api.hand(0, 0);

ROLLBACK;
