console.log('un mot de trop');
